package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

class RandomNumbersTest {
    private static final int COUNT = 40_000;

    private static double[] values(Expr e) {
        return Interpreter.evaluate(e, Map.of()).values();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    @Test
    void uniformNumbersAreEven() {
        double[] values = values(Ops.uniform(Constant.of(3), 1, Shape.of(COUNT)));
        int[] counts = new int[10];
        for (double value : values) {
            assertTrue(value >= 0 && value < 1);
            assertEquals(value, (float) value);
            counts[(int) (10 * value)]++;
        }
        for (int count : counts) assertEquals(COUNT / 10, count, 5 * Math.sqrt(COUNT / 10));
    }

    @Test
    void normalNumbersHaveTheirMoments() {
        double[] values = values(Ops.normal(Constant.of(3), 1, Shape.of(COUNT)));
        assertEquals(0, mean(values), 5 / Math.sqrt(COUNT));
        assertEquals(1, mean(Arrays.stream(values).map(x -> x * x).toArray()), 5 * Math.sqrt(2.0 / COUNT));
        assertEquals(3, mean(Arrays.stream(values).map(x -> x * x * x * x).toArray()), 5 * Math.sqrt(96.0 / COUNT));
    }

    @Test
    void stepsAndStreamsAreIndependent() {
        double[] numbers = values(Ops.uniform(Constant.of(3), 1, Shape.of(COUNT)));
        for (Expr other : new Expr[] {
            Ops.uniform(Constant.of(4), 1, Shape.of(COUNT)), Ops.uniform(Constant.of(3), 2, Shape.of(COUNT))
        }) {
            assertEquals(0, correlation(numbers, values(other)), 5 / Math.sqrt(COUNT));
        }
        assertEquals(0, correlation(numbers, shifted(numbers)), 5 / Math.sqrt(COUNT));
    }

    private static double[] shifted(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[(i + 1) % values.length])
                .toArray();
    }

    @Test
    void oneStreamIsOneNodeAndTwoAreTwo() {
        Constant step = Constant.of(3);
        Expr a = Ops.uniform(step, 1, Shape.of(4));
        assertEquals(
                Graph.of(a).size(),
                Graph.of(a, Ops.uniform(step, 1, Shape.of(4))).size());
        assertNotEquals(
                Graph.of(a).size(),
                Graph.of(a, Ops.uniform(step, 2, Shape.of(4))).size());
    }

    @Test
    void bernoulliIsAsOftenOneAsItsProbability() {
        double[] values = values(Ops.bernoulli(Constant.of(0.3), Constant.of(3), 1, Shape.of(COUNT)));
        assertEquals(0.3, mean(values), 5 * Math.sqrt(0.21 / COUNT));
    }

    @Test
    void permutationsHoldEveryNumberOnce() {
        double[] order = values(Ops.permutation(Constant.of(3), 1, Dim.of(1000)));
        double[] sorted = order.clone();
        Arrays.sort(sorted);
        assertTrue(
                Arrays.equals(sorted, IntStream.range(0, 1000).asDoubleStream().toArray()));
        assertEquals(0, correlation(order, sorted), 5 / Math.sqrt(1000));
    }
}
