package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.notation.MathMlText;
import org.leibniz.notation.Notation;
import org.leibniz.op.OpRow.Formula;
import org.leibniz.op.OpRow.Known;
import org.leibniz.op.OpRow.Shapes;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Runs every check on every row of {@link OpTable}. */
class OpTableTest {
    /** Sizes below, at and above the number of lanes of vectors, and one that blocks are smaller than. */
    private static final int[] STRADDLING = {1, 3, 8, 15, 17, 33, 1027};

    private static final double ROUNDING = 1e-14;
    private static final double DIFFERENCES = 1e-8;

    @TestFactory
    Stream<DynamicNode> everyRow() {
        return OpTable.rows().stream()
                .map(row -> dynamicContainer(
                        row.name,
                        Stream.of(
                                check(row, "known values", this::knownValues),
                                check(row, "shapes", this::shapes),
                                check(row, "bad shapes", this::badShapes),
                                check(row, "reference is lowering", this::referenceIsLowering),
                                check(row, "gradient", this::gradient),
                                check(row, "second derivatives", this::secondDerivatives),
                                check(row, "extreme values", this::extremeValues),
                                check(row, "NaN", this::notANumber),
                                check(row, "text", this::text),
                                check(row, "side condition", this::sideCondition),
                                check(row, "call", this::call))));
    }

    private interface Check {
        void run(OpRow row);
    }

    private static DynamicTest check(OpRow row, String name, Check check) {
        return dynamicTest(row.name + ": " + name, () -> check.run(row));
    }

    private void knownValues(OpRow row) {
        assertTrue(!row.known.isEmpty(), "a row needs a known value");
        for (Known known : row.known) {
            List<Shape> shapes = known.in().stream().map(OpTableTest::shapeOf).toList();
            Formula formula = row.formula(shapes);
            Tensor actual = Interpreter.evaluate(formula.result(), inputs(formula, known.in()));
            assertClose(known.out(), actual, ROUNDING, row + " at " + known.in());
        }
    }

    private void shapes(OpRow row) {
        assertTrue(!row.shapes.isEmpty(), "a row needs shapes");
        for (Shapes shapes : row.shapes) {
            assertEquals(shapes.out(), row.formula(shapes.in()).result().shape(), () -> row + " of " + shapes.in());
        }
    }

    private void badShapes(OpRow row) {
        for (OpRow.BadShapes bad : row.badShapes) {
            ShapeException error = assertThrows(ShapeException.class, () -> row.formula(bad.in()));
            assertEquals(bad.message(), error.getMessage());
        }
    }

    private void referenceIsLowering(OpRow row) {
        for (List<String> shapes : row.straddling) {
            for (int size : STRADDLING) {
                Formula formula = row.formula(shapes.stream()
                        .map(shape -> Tensors.shape(shape.replace("k", Integer.toString(size))))
                        .toList());
                compareWithLowering(row, formula, Map.of());
            }
        }
        // One graph serves every size.
        for (Shapes shapes : row.shapes) {
            Formula formula = row.formula(shapes.in());
            for (long size : new long[] {1, 3, 6}) compareWithLowering(row, formula, sizes(size));
        }
    }

    private void compareWithLowering(OpRow row, Formula formula, Map<String, Long> sizes) {
        if (formula.operands().isEmpty() && !formula.result().shape().isFixed()) return;
        Map<Symbol, Tensor> point = row.point(formula, sizes, new Random(1));
        Tensor reference = Interpreter.evaluate(formula.result(), point);
        Tensor lowered =
                LoweringEvaluator.evaluate(Graph.of(formula.result()), point).get(0);
        assertEquals(formula.result().shape().evaluate(sizes), shapeOf(reference));
        // Sums may be added up in another order.
        double tolerance = ROUNDING * Math.max(1, Math.sqrt(Tensor.count(reference.sizes())));
        assertClose(reference, lowered, tolerance, row + " at " + formula.operands() + sizes);
    }

    private void gradient(OpRow row) {
        for (Shapes shapes : row.shapes) {
            Formula formula = row.formula(shapes.in());
            Random random = new Random(2);
            Map<Symbol, Tensor> point = row.point(formula, sizes(3), random);
            Expr loss = weighted(formula.result(), "v", point, random);
            if (row.notDifferentiable != null) {
                NotDifferentiableException error = assertThrows(
                        NotDifferentiableException.class,
                        () -> Gradient.of(loss).by(formula.operands()));
                assertTrue(error.getMessage().endsWith(row.notDifferentiable), error.getMessage());
                continue;
            }
            compareWithDifferences(row, loss, row.varying(formula), point);
            zeroByOthers(row, formula, loss, point);
        }
    }

    private void zeroByOthers(OpRow row, Formula formula, Expr loss, Map<Symbol, Tensor> point) {
        for (Symbol operand : formula.operands()) {
            if (row.varying(formula).contains(operand)) continue;
            Tensor zeros = Tensor.zeros(point.get(operand).sizes());
            assertEquals(zeros, Interpreter.evaluate(Gradient.of(loss).by(operand), point));
        }
    }

    private void secondDerivatives(OpRow row) {
        if (row.notDifferentiable != null) return;
        for (Shapes shapes : row.shapes) {
            Formula formula = row.formula(shapes.in());
            Random random = new Random(3);
            Map<Symbol, Tensor> point = row.point(formula, sizes(3), random);
            Expr loss = weighted(formula.result(), "v", point, random);
            Expr directional = null;
            for (Symbol operand : row.varying(formula)) {
                Expr part = weighted(Gradient.of(loss).by(operand), "d" + operand.name(), point, random);
                directional = directional == null ? part : directional.plus(part);
            }
            if (directional != null) compareWithDifferences(row, directional, row.varying(formula), point);
        }
    }

    /** ⟨v, e⟩ for random v, so that no derivative is lost in a sum. */
    private static Expr weighted(Expr e, String name, Map<Symbol, Tensor> point, Random random) {
        Symbol weights = Symbol.input(name, e.shape());
        int[] shape = e.shape().evaluate(sizes(3)).sizes();
        point.put(weights, Tensors.generate(shape, () -> random.nextDouble(-1, 1)));
        return weights.times(e).sum();
    }

    private static void compareWithDifferences(OpRow row, Expr loss, List<Symbol> by, Map<Symbol, Tensor> point) {
        List<Expr> gradients = Gradient.of(loss).by(by);
        List<Tensor> lowered = LoweringEvaluator.evaluate(Graph.of(gradients), point);
        for (int i = 0; i < gradients.size(); i++) {
            String what = row + " by " + by.get(i).described() + ", " + gradients.get(i);
            assertEquals(by.get(i).shape(), gradients.get(i).shape(), what);
            Tensor actual = Interpreter.evaluate(gradients.get(i), point);
            assertClose(FiniteDifferences.derivative(loss, point, by.get(i)), actual, DIFFERENCES, what);
            assertClose(actual, lowered.get(i), 10 * ROUNDING, what + " by its lowering");
        }
    }

    private void extremeValues(OpRow row) {
        for (OpRow.Extreme extreme : row.extremes) {
            List<Tensor> in =
                    Arrays.stream(extreme.in()).mapToObj(Tensor::scalar).toList();
            Formula formula = row.formula(in.stream().map(OpTableTest::shapeOf).toList());
            Map<Symbol, Tensor> inputs = inputs(formula, in);
            String what = row + " at " + in;
            double value = Interpreter.evaluate(formula.result(), inputs).item();
            assertClose(extreme.value(), value, ROUNDING, what);
            double lowered = LoweringEvaluator.evaluate(Graph.of(formula.result()), inputs)
                    .get(0)
                    .item();
            assertClose(value, lowered, 0, what + " by its lowering");
            List<Expr> gradient = Gradient.of(formula.result()).by(formula.operands());
            for (int i = 0; i < gradient.size(); i++) {
                double slope = Interpreter.evaluate(gradient.get(i), inputs).item();
                assertClose(extreme.slopes()[i], slope, ROUNDING, what + ": " + gradient.get(i));
            }
        }
    }

    private void notANumber(OpRow row) {
        for (Shapes shapes : row.shapes) {
            Formula formula = row.formula(shapes.in());
            for (Symbol operand : row.varying(formula)) {
                Map<Symbol, Tensor> point = row.point(formula, sizes(3), new Random(4));
                point.put(operand, point.get(operand).map(value -> Double.NaN));
                if (row.ofNaN == OpRow.NaN.IS_REFUSED) {
                    refuses(row, formula.result(), point);
                    continue;
                }
                Tensor reference = Interpreter.evaluate(formula.result(), point);
                Tensor lowered = LoweringEvaluator.evaluate(Graph.of(formula.result()), point)
                        .get(0);
                assertClose(reference, lowered, 0, row + " where " + operand + " is NaN");
                if (row.ofNaN == OpRow.NaN.MAY_BE_IGNORED) continue;
                for (double value : reference.values()) {
                    assertEquals(row.ofNaN == OpRow.NaN.GIVES_NAN, Double.isNaN(value), row.name);
                }
            }
        }
    }

    private static void refuses(OpRow row, Expr result, Map<Symbol, Tensor> point) {
        ArithmeticException error =
                assertThrows(ArithmeticException.class, () -> Interpreter.evaluate(result, point), row.name);
        assertTrue(error.getMessage().endsWith("): an entry of the matrix is NaN"), error.getMessage());
    }

    private void text(OpRow row) {
        assertTrue(row.texts != null, "a row needs texts");
        Expr e = row.formula(row.shapes.get(0).in()).result();
        assertEquals(row.texts.unicode(), e.toString());
        assertEquals(row.texts.unicode(), new Printer().print(e).toString());
        assertEquals(row.texts.ascii(), new Printer(Notation.ASCII).print(e).toString());
        assertEquals(row.texts.latex(), new Printer(Notation.LATEX).print(e).toString());
        assertEquals(
                row.texts.mathMl(),
                MathMlText.inShort(new Printer(Notation.MATHML).print(e).toString()));
    }

    private void sideCondition(OpRow row) {
        Expr e = row.formula(row.shapes.get(0).in()).result();
        if (!(e instanceof Apply apply)) return;
        String actual = apply.op().kink(apply, Notation.UNICODE).orElse(null);
        assertEquals(row.kink, actual);
    }

    private void call(OpRow row) {
        if (row.call == null) return;
        Formula formula = row.formula(row.shapes.get(0).in());
        Functions.Function function = Functions.find(row.call.function()).orElseThrow();
        assertEquals(row.arity, function.operands());
        Expr called = function.call(List.copyOf(formula.operands()), row.call.settings());
        List<Integer> roots = Graph.of(formula.result(), called).roots();
        assertEquals(roots.get(0), roots.get(1), "a call builds the same formula");
    }

    private static Map<Symbol, Tensor> inputs(Formula formula, List<Tensor> values) {
        Map<Symbol, Tensor> inputs = new HashMap<>();
        for (int i = 0; i < values.size(); i++) inputs.put(formula.operands().get(i), values.get(i));
        return inputs;
    }

    private static Map<String, Long> sizes(long size) {
        return Map.of("n", size, "m", size + 1);
    }

    private static Shape shapeOf(Tensor tensor) {
        return Shape.of(Arrays.stream(tensor.sizes()).asLongStream().toArray());
    }
}
