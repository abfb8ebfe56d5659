package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.leibniz.compile.Machine;
import org.leibniz.compile.Precision;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.kernel.Lowering;
import org.leibniz.op.OpRow.Formula;
import org.leibniz.shape.Shape;

/** Interpreter = scalar code = vector code, for every row of {@link OpTable}. */
class CompiledOpTableTest {
    private static final int[] STRADDLING = {1, 3, 7, 8, 15, 16, 17, 31, 33, 130, 1027};
    private static final double ULPS = 4;

    @TestFactory
    Stream<DynamicTest> everyRow() {
        return OpTable.rows().stream()
                .map(row -> dynamicTest(row.name, () -> {
                    for (Precision precision : Precision.values()) {
                        straddling(row, precision);
                        symbolic(row, precision);
                        extremes(row, precision);
                    }
                }));
    }

    private void straddling(OpRow row, Precision precision) {
        for (List<String> shapes : row.straddling) {
            for (int size : STRADDLING) {
                Formula formula = row.formula(shapes.stream()
                        .map(shape -> Tensors.shape(shape.replace("k", Integer.toString(size))))
                        .toList());
                compare(row, formula, row.point(formula, Map.of(), new Random(5)), precision);
            }
        }
    }

    private void symbolic(OpRow row, Precision precision) {
        for (OpRow.Shapes shapes : row.shapes) {
            Formula formula = row.formula(shapes.in());
            if (formula.operands().isEmpty() && !formula.result().shape().isFixed()) continue;
            for (long size : new long[] {1, 3, 6}) {
                compare(row, formula, row.point(formula, Map.of("n", size, "m", size + 1), new Random(6)), precision);
            }
        }
    }

    private void extremes(OpRow row, Precision precision) {
        List<double[]> points = new ArrayList<>();
        row.extremes.forEach(extreme -> points.add(extreme.in()));
        double[] none = new double[row.arity];
        Arrays.fill(none, Double.NaN);
        if (row.ofNaN != OpRow.NaN.MAY_BE_IGNORED && !row.extremes.isEmpty()) points.add(none);
        for (double[] point : points) {
            // So many of them that vectors are used, too.
            int count = 67;
            Formula formula = row.formula(
                    Arrays.stream(point).mapToObj(value -> Shape.of(count)).toList());
            Map<Symbol, Tensor> inputs = new HashMap<>();
            for (int i = 0; i < point.length; i++) {
                double value = precision == Precision.FLOAT32 ? (float) point[i] : point[i];
                inputs.put(formula.operands().get(i), Tensor.filled(value, count));
            }
            compare(row, formula, inputs, precision);
        }
    }

    private void compare(OpRow row, Formula formula, Map<Symbol, Tensor> exact, Precision precision) {
        Map<Symbol, Tensor> point = new HashMap<>();
        exact.forEach((symbol, tensor) -> point.put(symbol, tensor.map(value -> rounded(value, precision))));
        Tensor reference = Interpreter.evaluate(formula.result(), point);
        Tensor size = row.rounding > 0
                ? Tensor.filled(row.rounding, reference.sizes())
                : size(formula.result(), row.terms(formula), point);
        double[] scalar = null;
        double[] vector = null;
        for (Machine machine : Machine.onOneThread()) {
            String what = row + " " + formula.operands() + " " + precision + " on " + machine;
            Tensor actual = machine.compile(List.of(formula.result()), precision)
                    .evaluate(point)
                    .get(0);
            assertArrayEquals(reference.sizes(), actual.sizes(), what);
            for (int at = 0; at < actual.values().length; at++) {
                double expected = rounded(reference.values()[at], precision);
                near(
                        expected,
                        actual.values()[at],
                        size == null ? 0 : size.values()[at],
                        precision,
                        what + " at " + at);
            }
            if (machine.name().equals("vector")) vector = actual.values();
            // A sum may not depend on when its vector code has become fast.
            if (machine.name().equals("vector, not warm")) assertArrayEquals(vector, actual.values(), 0, what);
            if (scalar == null) scalar = actual.values();
            if (size == null) assertArrayEquals(scalar, actual.values(), 0, what);
        }
    }

    private static boolean isPointwise(Expr node) {
        if (!(node instanceof Apply apply)) return true;
        Lowering lowering = apply.op().lower(apply);
        return lowering instanceof Lowering.Pointwise || lowering instanceof Lowering.View;
    }

    /** For sums, √k times the sum of the sizes of k terms, which rounding errors are measured by; null for others. */
    private static Tensor size(Expr result, Expr measure, Map<Symbol, Tensor> point) {
        if (Graph.of(result).nodes().stream().allMatch(CompiledOpTableTest::isPointwise)) return null;
        Map<Symbol, Tensor> sizes = new HashMap<>();
        point.forEach((symbol, tensor) -> sizes.put(symbol, tensor.map(Math::abs)));
        int terms = point.values().stream()
                .mapToInt(tensor -> tensor.values().length)
                .max()
                .orElse(1);
        return Interpreter.evaluate(measure, sizes).map(sum -> sum * Math.sqrt(terms));
    }

    private static void near(double expected, double actual, double size, Precision precision, String what) {
        if (Double.compare(expected, actual) == 0) return;
        boolean single = precision == Precision.FLOAT32;
        double unit = single ? Math.ulp((float) expected) : Math.ulp(expected);
        double epsilon = single ? Math.ulp(1f) : Math.ulp(1.0);
        double allowed = Math.max(ULPS * unit, 4 * epsilon * size);
        assertTrue(Math.abs(expected - actual) <= allowed, () -> what + ": expected " + expected + ", got " + actual);
    }

    private static double rounded(double value, Precision precision) {
        return precision == Precision.FLOAT32 ? (float) value : value;
    }
}
