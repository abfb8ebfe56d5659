package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Tensors.assertClose;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.sin;
import static org.leibniz.op.Ops.tanh;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.op.Ops;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Plan;
import org.leibniz.shape.Shape;

/** Loops that are cut: into pieces for several threads, and into kernels that the virtual machine still compiles. */
class LargeLoopsTest {
    @Test
    void piecesOfALoopComputeTheSameBits() {
        Symbol x = Symbol.input("x", Shape.of(3, 301, 401));
        Expr y = tanh(x).times(x).named("y");
        List<Expr> outputs = List.of(y, y.sum(0), y.sum(1, 2), y.sum(2), y.sum());
        Map<Symbol, Tensor> point = Map.of(x, Tensors.generate(new int[] {3, 301, 401}, new Random(1)::nextGaussian));
        List<Tensor> expected = Interpreter.evaluate(outputs, point);
        for (Machine machine : Machine.all()) {
            List<Tensor> actual = machine.compile(outputs, Precision.FLOAT64).evaluate(point);
            Machine alone = new Machine("alone", machine.backend(), 1);
            List<Tensor> unsplit = alone.compile(outputs, Precision.FLOAT64).evaluate(point);
            for (int i = 0; i < outputs.size(); i++) {
                assertClose(expected.get(i), actual.get(i), 1e-10, machine + ", output " + i);
                assertArrayEquals(unsplit.get(i).values(), actual.get(i).values(), machine + ", output " + i);
            }
        }
    }

    /** Narrow rows and long ones, which no result cuts: pieces combine apart, and always the same ones. */
    @ParameterizedTest
    @CsvSource({"30011,3", "3,40009", "90001,1"})
    void piecesThatCombineApart(int rows, int columns) {
        Symbol x = Symbol.input("x", Shape.of(rows, columns));
        Expr y = tanh(x).named("y");
        List<Expr> outputs =
                List.of(y, y.sum(0), y.sum(1), y.sum(), Ops.amax(y), Ops.amin(y, 0), Ops.prod(x.plus(1), 0));
        Random random = new Random(2);
        Map<Symbol, Tensor> point =
                Map.of(x, Tensors.generate(new int[] {rows, columns}, () -> 0.01 * random.nextGaussian()));
        List<Tensor> expected = Interpreter.evaluate(outputs, point);
        for (Precision precision : Precision.values()) {
            List<Tensor> first = null;
            for (Machine machine : Machine.all()) {
                boolean vectors = !machine.name().startsWith("scalar");
                List<Tensor> actual = machine.compile(outputs, precision).evaluate(point);
                if (vectors && first == null) first = actual;
                double tolerance = precision == Precision.FLOAT64 ? 1e-10 : 1e-5;
                for (int i = 0; i < outputs.size(); i++) {
                    String what = machine + ", " + precision + ", output " + i;
                    assertClose(expected.get(i), actual.get(i), tolerance, what);
                    if (vectors)
                        assertArrayEquals(first.get(i).values(), actual.get(i).values(), what);
                }
            }
        }
    }

    /** Added one by one, ten million tenths are 1087937 in single precision. */
    @Test
    void longSumsStayExact() {
        int count = 10_000_000;
        Symbol x = Symbol.input("x", Shape.of(count));
        float[] tenths = new float[count];
        Arrays.fill(tenths, 0.1f);
        for (Machine machine : Machine.all()) {
            Call call = machine.compile(List.of(x.sum(), Ops.mean(x)), Precision.FLOAT32)
                    .call();
            call.with(x, tenths).run();
            assertEquals((double) 0.1f * count, call.number(0), 1, machine.name());
            assertEquals(0.1f, call.number(1), 1e-7, machine.name());
        }
    }

    /** As long, but apart for each of some rows, and of values whose sum is not where most of them are. */
    @Test
    void sumsOfLongRowsStayExact() {
        Random random = new Random(3);
        float[] values = new float[3 * 400_001];
        for (int i = 0; i < values.length; i++) values[i] = random.nextFloat(-0.5f, 1);
        Symbol x = Symbol.input("x", Shape.of(3, values.length / 3));
        for (Machine machine : Machine.all()) {
            Call call = machine.compile(List.of(x.sum(1)), Precision.FLOAT32).call();
            float[] sums = call.with(x, values).run().floats(0);
            for (int row = 0; row < sums.length; row++) {
                double sum = 0;
                for (int i = 0; i < values.length / 3; i++) sum += values[row * (values.length / 3) + i];
                assertEquals(sum, sums[row], 1e-6 * sum, machine + ", row " + row);
            }
        }
    }

    @Test
    void aChainOfAHundredThousandSteps() {
        Symbol x = Symbol.input("x", Shape.of(19));
        Expr e = x;
        for (int i = 0; i < 100_000; i++) e = i % 3 == 0 ? e.times(0.5) : e.plus(x);
        Map<Symbol, Tensor> point = Map.of(x, Tensors.generate(new int[] {19}, new Random(1)::nextGaussian));
        Tensor expected = Interpreter.evaluate(e, point);
        for (Machine machine : Machine.all()) {
            assertClose(
                    expected,
                    machine.compile(List.of(e), Precision.FLOAT64)
                            .evaluate(point)
                            .get(0),
                    1e-12,
                    machine.name());
        }
    }

    @Test
    void methodsStayBelowWhatIsCompiled() {
        Symbol x = Symbol.input("x", Shape.of(1000));
        Expr e = x;
        for (int i = 0; i < 100; i++) e = i % 3 == 0 ? sin(e) : i % 3 == 1 ? tanh(e) : exp(e.unaryMinus());
        for (Kernel kernel : Plan.of(List.of(e), Map.of(), Map.of()).kernels()) {
            for (Machine machine : Machine.all()) {
                for (Precision precision : Precision.values()) {
                    int size = MethodSizes.longest(LoopCompiler.bytecode(
                            (Kernel.Loop) kernel,
                            precision,
                            machine.backend(),
                            machine.backend().vectors(precision),
                            1));
                    assertTrue(size < MethodSizes.LONGEST_COMPILED, machine + " " + precision + ": " + size + " bytes");
                }
            }
        }
    }
}
