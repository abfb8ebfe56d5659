package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.compile.Machine;
import org.leibniz.compile.Precision;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.shape.Shape;

/** Sums of exponentials of numbers whose exponentials do not fit into any number. */
class LargeNumbersTest {
    private static final int ROWS = 40;
    private static final int COLUMNS = 19;
    private static final double ULPS = 4;

    private record Row(String name, UnaryOperator<Expr> op) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Row> ops() {
        return Stream.of(
                new Row("logsumexp", Ops::logsumexp),
                new Row("softmax", Ops::softmax),
                new Row("logSoftmax", Ops::logSoftmax),
                new Row("crossEntropy", z -> Ops.logSoftmax(z).times(Ops.softmax(z))));
    }

    @ParameterizedTest
    @MethodSource("ops")
    void valueAndGradient(Row row) {
        Symbol x = Symbol.input("x", Shape.of(ROWS, COLUMNS));
        Symbol v = Symbol.input("v", row.op.apply(x).shape());
        Expr y = row.op.apply(x);
        Expr slope = Gradient.of(v.times(y).sum()).by(x);
        for (double size : new double[] {1, 100, 1e4}) {
            for (Precision precision : Precision.values()) {
                Random random = new Random(7);
                // Few distinct values, so that the largest one often comes twice; all are exact in both precisions.
                Tensor places = Tensors.generate(
                        new int[] {ROWS, COLUMNS}, () -> Math.rint(random.nextDouble(-size, size) * 4) / 4);
                int[] weights = y.shape().sizes();
                Tensor signs = Tensors.generate(weights, () -> random.nextBoolean() ? 1 : -1);
                Map<Symbol, Tensor> point = Map.of(x, places, v, signs);
                // The largest terms that are subtracted: the numbers themselves, and sums of at most 2·19 parts of 1.
                double unit = precision == Precision.FLOAT32 ? Math.ulp((float) size) : Math.ulp(size);
                for (Machine machine : Machine.onOneThread()) {
                    List<Tensor> actual =
                            machine.compile(List.of(y, slope), precision).evaluate(point);
                    List<Tensor> expected = Interpreter.evaluate(List.of(y, slope), point);
                    for (int i = 0; i < 2; i++) {
                        double[] difference = difference(expected.get(i), actual.get(i));
                        double worst = Arrays.stream(difference).max().orElseThrow();
                        String what = row + (i == 0 ? "" : ", gradient") + " up to " + size + ", " + machine;
                        assertTrue(worst <= ULPS * unit, () -> what + ": " + worst / unit + " ulp");
                    }
                }
            }
        }
    }

    private static double[] difference(Tensor expected, Tensor actual) {
        double[] difference = new double[expected.values().length];
        Arrays.setAll(difference, at -> Math.abs(expected.values()[at] - actual.values()[at]));
        return difference;
    }

    @ParameterizedTest
    @MethodSource("ops")
    void oneInfinityAmongMany(Row row) {
        Symbol x = Symbol.input("x", Shape.of(3));
        Tensor masked = Tensor.vector(1, Double.NEGATIVE_INFINITY, 2);
        Expr y = row.op.apply(x);
        if (row.name.equals("crossEntropy")) return;
        for (Machine machine : Machine.onOneThread()) {
            Tensor actual = machine.compile(List.of(y), Precision.FLOAT64)
                    .evaluate(Map.of(x, masked))
                    .get(0);
            Tensors.assertClose(Interpreter.evaluate(y, Map.of(x, masked)), actual, 1e-15, row + " on " + machine);
        }
    }
}
