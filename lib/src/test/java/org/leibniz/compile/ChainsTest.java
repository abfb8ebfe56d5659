package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.nn.Losses;
import org.leibniz.op.Ops;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Plan;
import org.leibniz.shape.Shape;

/** Loops that run on a part of their rows one after the other: how often memory is passed, and what they compute. */
class ChainsTest {
    private static final double EPSILON = 1e-5;

    private final Random random = new Random(1);

    /** How many kernels go over a whole array of the size of the largest. */
    private static long passes(List<Expr> outputs) {
        Plan plan = Plan.of(outputs, Map.of(), Map.of());
        int largest = plan.buffers().stream()
                .mapToInt(buffer -> buffer.elements())
                .max()
                .orElseThrow();
        return plan.kernels().stream()
                .filter(kernel -> Stream.concat(kernel.reads().stream(), kernel.writes().stream())
                        .anyMatch(buffer -> plan.buffers().get(buffer).elements() == largest))
                .count();
    }

    /** Values on all machines; those on one thread and on several have the same bits. */
    private void check(int passes, Expr... outputs) {
        List<Expr> all = List.of(outputs);
        assertEquals(passes, passes(all), () -> Plan.of(all, Map.of(), Map.of()).explain());
        Map<Symbol, Tensor> point = new HashMap<>();
        for (Expr node : Graph.of(all).nodes()) {
            if (!(node instanceof Symbol symbol)) continue;
            int[] sizes = symbol.shape().evaluate(Map.of()).sizes();
            point.put(symbol, Tensors.generate(sizes, () -> 2 * random.nextGaussian()));
        }
        List<Tensor> expected = Interpreter.evaluate(all, point);
        for (Precision precision : Precision.values()) {
            double tolerance = precision == Precision.FLOAT64 ? 1e-12 : 1e-5;
            Map<Backend, List<Tensor>> first = new HashMap<>();
            for (Machine machine : Machine.all()) {
                List<Tensor> actual = machine.compile(all, precision).evaluate(point);
                List<Tensor> same = first.computeIfAbsent(machine.backend(), backend -> actual);
                for (int i = 0; i < outputs.length; i++) {
                    String what = machine + ", " + precision + ", " + outputs[i];
                    assertClose(expected.get(i), actual.get(i), tolerance, what);
                    assertArrayEquals(same.get(i).values(), actual.get(i).values(), what);
                }
            }
        }
    }

    private static Symbol x(long... sizes) {
        return Symbol.input("x", Shape.of(sizes));
    }

    private static Expr normalized(Expr x, int... axes) {
        long[] sizes = Arrays.stream(x.shape().evaluate(Map.of()).sizes())
                .asLongStream()
                .toArray();
        for (int axis : axes) sizes[axis] = 1;
        Expr mean = Ops.reshape(Ops.mean(x, axes), Shape.of(sizes));
        Expr variance = Ops.reshape(Ops.var(x, axes), Shape.of(sizes));
        return x.minus(mean).div(Ops.sqrt(variance.plus(EPSILON)));
    }

    @Test
    void softmaxPassesMemoryOnce() {
        check(1, Ops.softmax(x(700, 301)));
        check(1, Ops.softmax(x(64, 10)));
        check(1, Ops.logSoftmax(x(90, 1000)));
        check(1, Ops.logsumexp(x(90, 1000), 1));
        // Along the first axis, where parts are columns.
        check(1, Ops.softmax(x(120, 333), 0));
        check(1, Ops.softmax(x(9, 40, 50), 1));
    }

    @Test
    void crossEntropyWithItsSlopePassesMemoryOnce() {
        Symbol x = x(130, 257);
        Symbol t = Symbol.input("t", x.shape());
        Expr loss = Losses.softmaxCrossEntropy(x, t);
        check(1, loss, Gradient.of(loss).by(x));
    }

    @Test
    void normsPassMemoryOnce() {
        check(1, normalized(x(200, 501), 1));
        check(1, normalized(x(8, 16, 100), 0, 2));
        check(1, normalized(x(500, 70), 0));
    }

    @Test
    void slopesOfNormsPassMemoryAtMostTwice() {
        Symbol x = x(130, 257);
        Symbol d = Symbol.input("d", x.shape());
        Expr y = Ops.sum(normalized(x, 1).times(d));
        check(1, Gradient.of(y).by(x));
    }

    /** What does not fit in a cache is cut for the threads instead. */
    @Test
    void longRowsAreNoChain() {
        check(3, Ops.softmax(x(2, 70_001)));
    }

    /** The total of all rows waits for the last of them. */
    @Test
    void whatIsCombinedOverAllRowsIsNotBroughtBackTooEarly() {
        Expr p = Ops.softmax(x(150, 40));
        check(3, p.div(Ops.sum(p.squared())));
    }

    /** Squares of the values themselves would leave nothing of a variance so far from 0. */
    @Test
    void varianceFarFromZero() {
        float[] values = new float[64 * 1000];
        for (int i = 0; i < values.length; i++) values[i] = (float) (1e4 + random.nextGaussian());
        Symbol x = x(64, 1000);
        for (Machine machine : Machine.all()) {
            float[] variances = machine.compile(List.of(Ops.var(x, 1)), Precision.FLOAT32)
                    .call()
                    .with(x, values)
                    .run()
                    .floats(0);
            for (int row = 0; row < variances.length; row++) {
                double mean = 0;
                for (int i = 0; i < 1000; i++) mean += values[1000 * row + i] / 1000.0;
                double exact = 0;
                for (int i = 0; i < 1000; i++) exact += Math.pow(values[1000 * row + i] - mean, 2) / 1000;
                assertEquals(exact, variances[row], 1e-5 * exact, machine + ", row " + row);
            }
        }
    }

    @Test
    void theLoopsAreStillThere() {
        Plan plan = Plan.of(List.of(Ops.softmax(x(64, 1000))), Map.of(), Map.of());
        Kernel.Chain chain = (Kernel.Chain) plan.kernels().get(0);
        assertEquals(List.of(0, 0, 0, 0), chain.axes());
        assertEquals(64, chain.size());
        assertEquals(4, chain.loops().size());
    }
}
