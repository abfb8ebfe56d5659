package org.leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** A recurrence h ← tanh(x·u + h·w), by scan and unrolled. */
class ScanTest {
    private static final int STEPS = 5;

    private final Dim n = Dim.named("n");
    private final Symbol u = Symbol.parameter("u", Shape.of(3, 2));
    private final Symbol w = Symbol.parameter("w", Shape.of(2, 2));
    private final Symbol start = Symbol.input("start", Shape.of(n, Dim.of(2)));
    private final List<Symbol> pieces = new ArrayList<>();
    private final Symbol xs = Symbol.input("xs", Shape.of(Dim.of(STEPS), n, Dim.of(3)));
    private final Map<Symbol, Tensor> point = new HashMap<>();

    ScanTest() {
        Random random = new Random(3);
        for (int t = 0; t < STEPS; t++) pieces.add(Symbol.input("x" + t, Shape.of(n, Dim.of(3))));
        List<double[]> values = new ArrayList<>();
        for (Symbol piece : pieces) {
            Tensor value = Tensors.generate(new int[] {4, 3}, () -> random.nextDouble(-1, 1));
            point.put(piece, value);
            values.add(value.values());
        }
        double[] all = values.stream().flatMapToDouble(Arrays::stream).toArray();
        point.put(xs, new Tensor(new int[] {STEPS, 4, 3}, all));
        point.put(u, Tensors.generate(new int[] {3, 2}, () -> random.nextDouble(-1, 1)));
        point.put(w, Tensors.generate(new int[] {2, 2}, () -> random.nextDouble(-1, 1)));
        point.put(start, Tensors.generate(new int[] {4, 2}, () -> random.nextDouble(-1, 1)));
    }

    private Expr cell(Expr h, Expr x) {
        return Ops.tanh(x.dot(u).plus(h.dot(w)));
    }

    private Scan.Result scanned() {
        return Scan.over(List.of(start), List.of(xs), (carried, slices) -> {
            Expr h = cell(carried.get(0), slices.get(0));
            return new Scan.Step(List.of(h), List.of(h.squared()));
        });
    }

    /** Every step and the last state count. */
    private Expr loss() {
        Scan.Result result = scanned();
        return Ops.mean(result.outputs().get(0)).plus(result.last().get(0).sum());
    }

    private Expr unrolled() {
        Expr h = start;
        Expr squares = null;
        for (Symbol x : pieces) {
            h = cell(h, x);
            squares = squares == null ? Ops.mean(h.squared()) : squares.plus(Ops.mean(h.squared()));
        }
        return squares.div(STEPS).plus(h.sum());
    }

    private void assertSame(List<Expr> expected, List<Expr> actual) {
        List<Tensor> unrolled = Interpreter.evaluate(expected, point);
        List<Tensor> interpreted = Interpreter.evaluate(actual, point);
        List<Tensor> compiled = Program.compile(actual, Precision.FLOAT64).evaluate(point);
        for (int i = 0; i < expected.size(); i++) {
            assertClose(unrolled.get(i), interpreted.get(i), 1e-12, "interpreted " + i);
            assertClose(unrolled.get(i), compiled.get(i), 1e-12, "compiled " + i);
        }
    }

    @Test
    void valuesAndGradientsAreThoseOfTheUnrolledRecurrence() {
        Expr a = unrolled();
        Expr b = loss();
        assertSame(List.of(a), List.of(b));
        assertSame(Gradient.of(a).by(u, w, start), Gradient.of(b).by(u, w, start));
    }

    @Test
    void theGradientByTheSequenceIsThatByItsPieces() {
        Tensor whole = Interpreter.evaluate(Gradient.of(loss()).by(xs), point);
        List<Tensor> parts = Interpreter.evaluate(Gradient.of(unrolled()).by(pieces), point);
        for (int t = 0; t < STEPS; t++) {
            for (int i = 0; i < 12; i++) {
                assertEquals(parts.get(t).values()[i], whole.values()[12 * t + i], 1e-13);
            }
        }
    }

    @Test
    void secondDerivativesAreThoseOfTheUnrolledRecurrence() {
        assertSame(
                Gradient.of(Gradient.of(unrolled()).by(w).squared().sum()).by(u, w, start),
                Gradient.of(Gradient.of(loss()).by(w).squared().sum()).by(u, w, start));
    }

    @Test
    void scansNest() {
        // Σ over rows of the running product of a row, each scaled by what the rows before have given.
        Symbol rows = Symbol.input("rows", Shape.of(3, 4));
        Expr total = Scan.over(List.of(Ops.constant(1)), List.of(rows), (outer, row) -> {
                    Expr product = Scan.over(
                                    List.of(Ops.constant(1)),
                                    List.of(row.get(0)),
                                    (inner, x) -> new Scan.Step(
                                            List.of(inner.get(0).times(x.get(0)).times(outer.get(0))), List.of()))
                            .last()
                            .get(0);
                    return new Scan.Step(List.of(outer.get(0).plus(product)), List.of());
                })
                .last()
                .get(0);
        Tensor values = Tensor.matrix(
                new double[] {0.5, 1.5, -1, 1}, new double[] {1, 0.25, 2, 1}, new double[] {-1, 1, 0.5, 0.75});
        double sum = 1;
        for (int i = 0; i < 3; i++) {
            double product = 1;
            for (int j = 0; j < 4; j++) product *= values.get(i, j) * sum;
            sum += product;
        }
        Map<Symbol, Tensor> at = Map.of(rows, values);
        assertEquals(sum, Interpreter.evaluate(total, at).item(), 1e-14);
        Expr gradient = Gradient.of(total).by(rows);
        Tensor exact = Interpreter.evaluate(gradient, at);
        assertClose(
                exact,
                Program.compile(List.of(gradient), Precision.FLOAT64)
                        .evaluate(at)
                        .get(0),
                1e-14,
                "compiled");
        for (int i = 0; i < 12; i++) {
            double[] more = values.values().clone();
            double[] less = values.values().clone();
            more[i] += 1e-6;
            less[i] -= 1e-6;
            double slope = (Interpreter.evaluate(total, Map.of(rows, new Tensor(values.sizes(), more)))
                                    .item()
                            - Interpreter.evaluate(total, Map.of(rows, new Tensor(values.sizes(), less)))
                                    .item())
                    / 2e-6;
            assertEquals(slope, exact.values()[i], 1e-8);
        }
    }

    @Test
    void aThousandStepsAreAsManyNodesAsTen() {
        assertEquals(nodes(10), nodes(1000));
    }

    private int nodes(int steps) {
        Symbol many = Symbol.input("many", Shape.of(Dim.of(steps), n, Dim.of(3)));
        Expr last = Scan.over(
                        List.of(start),
                        List.of(many),
                        (carried, slices) -> new Scan.Step(List.of(cell(carried.get(0), slices.get(0))), List.of()))
                .last()
                .get(0);
        Expr gradient = Gradient.of(last.sum()).by(w);
        Map<Symbol, Tensor> at = new HashMap<>(point);
        at.put(many, Tensor.filled(0.1, steps, 4, 3));
        Tensor compiled = Program.compile(List.of(gradient), Precision.FLOAT64)
                .evaluate(at)
                .get(0);
        assertTrue(Double.isFinite(compiled.values()[0]));
        return Graph.of(gradient).size();
    }

    @Test
    void whatDoesNotFitIsSaid() {
        ShapeException handedOn = assertThrows(
                ShapeException.class,
                () -> Scan.over(
                        List.of(start),
                        List.of(xs),
                        (carried, slices) -> new Scan.Step(List.of(slices.get(0)), List.of())));
        assertTrue(handedOn.getMessage().startsWith("scan: start[n,2]"), handedOn.getMessage());
        Symbol longer = Symbol.input("longer", Shape.of(7, 3));
        ShapeException length = assertThrows(
                ShapeException.class,
                () -> Scan.over(
                        List.of(start),
                        List.of(xs, longer),
                        (carried, slices) -> new Scan.Step(List.of(carried.get(0)), List.of())));
        assertEquals("scan: needs a sequence of shape [5,3], got longer[7,3]", length.getMessage());
    }
}
