package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Tensors.assertClose;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

class ProgramTest {
    private final Dim n = Dim.named("n");
    private final Symbol a = Symbol.input("a", Shape.of(n));
    private final Symbol b = Symbol.input("b", Shape.of(n));

    static List<Machine> machines() {
        return Machine.all();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void gradientsOfANetworkForManyBatchSizes(Machine machine) {
        Perceptron net = new Perceptron(37, 20, 10);
        List<Expr> wanted = new ArrayList<>(net.gradients);
        wanted.add(net.loss);
        Program program = machine.compile(wanted, Precision.FLOAT64);
        for (long size : new long[] {64, 1, 7, 64, 200}) {
            Map<Symbol, Tensor> point = net.point(size, new Random(size));
            List<Tensor> expected = Interpreter.evaluate(wanted, point);
            List<Tensor> actual = program.evaluate(point);
            for (int i = 0; i < wanted.size(); i++) {
                assertClose(expected.get(i), actual.get(i), 1e-12, machine + ", output " + i + ", n = " + size);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void trainingStepsInPlaceAreThoseOfTheInterpreter(Machine machine) {
        Perceptron net = new Perceptron(12, 16, 4);
        Map<Symbol, Expr> updates = net.descent(0.1);
        Map<Symbol, Tensor> point = net.point(32, new Random(1));
        Map<Symbol, double[]> arrays = new HashMap<>();
        Call call =
                machine.compile(List.of(net.loss), updates, Precision.FLOAT64).call();
        point.forEach((symbol, tensor) -> arrays.put(symbol, tensor.values().clone()));
        arrays.forEach(call::with);
        for (int step = 0; step < 5; step++) {
            assertEquals(
                    Interpreter.evaluate(net.loss, point).item(), call.run().number(0), 1e-12);
            List<Tensor> values = Interpreter.evaluate(List.copyOf(updates.values()), point);
            int next = 0;
            for (Symbol symbol : updates.keySet()) point.put(symbol, values.get(next++));
            for (Symbol symbol : updates.keySet()) {
                assertArrayEquals(point.get(symbol).values(), arrays.get(symbol), 1e-12, symbol + " on " + machine);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void updatesReadOldValues(Machine machine) {
        // Exchanged, added to each other, and read backwards: none may see what another has written.
        Map<Symbol, Expr> updates = Map.of(a, b, b, a.plus(b));
        double[] first = {1, 2, 3};
        double[] second = {10, 20, 30};
        Call call = machine.compile(List.of(a.plus(1)), updates, Precision.FLOAT64)
                .call()
                .with(a, first)
                .with(b, second);
        assertArrayEquals(new double[] {2, 3, 4}, call.run().doubles(0));
        assertArrayEquals(new double[] {10, 20, 30}, first);
        assertArrayEquals(new double[] {11, 22, 33}, second);
    }

    @Test
    void anUpdateThatReadsItsSymbolTransposedIsNotDoneInPlace() {
        Symbol m = Symbol.parameter("m", Shape.of(2, 2));
        double[] values = {1, 2, 3, 4};
        Program.compile(List.of(), Map.of(m, m.plus(m.t())), Precision.FLOAT64)
                .call()
                .with(m, values)
                .run();
        assertArrayEquals(new double[] {2, 5, 5, 8}, values);
    }

    /** Vectors become objects until they are compiled, so only scalar code can be asked. */
    @Test
    void runningAgainAllocatesNothing() {
        Perceptron net = new Perceptron(12, 16, 4);
        Machine scalar = Machine.all().get(0);
        Call call = scalar.compile(List.of(net.loss), net.descent(0.1), Precision.FLOAT32)
                .call()
                .size("n", 8);
        Map<Symbol, Tensor> point = net.point(32, new Random(1));
        Map<Symbol, float[]> arrays = new HashMap<>();
        point.forEach((symbol, tensor) -> arrays.put(symbol, floats(tensor)));
        arrays.forEach((symbol, array) -> call.with(symbol, array, 0));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = 0;
        for (int step = 0; step < 2000; step++) {
            if (step == 1000) before = threads.getThreadAllocatedBytes(thread);
            int first = step % 4 * 8;
            call.with(net.x, arrays.get(net.x), first * 12).with(net.t, arrays.get(net.t), first * 4);
            call.run();
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertTrue(allocated < 1000, allocated + " bytes in 1000 steps");
    }

    @Test
    void offsetsOfInputsAndOutputs() {
        Program sum = Program.compile(List.of(a.plus(b)), Precision.FLOAT32);
        float[] out = new float[6];
        sum.call()
                .size("n", 2)
                .with(a, new float[] {9, 1, 2, 9}, 1)
                .with(b, new float[] {9, 9, 3, 4}, 2)
                .into(0, out, 3)
                .run();
        assertArrayEquals(new float[] {0, 0, 0, 4, 6, 0}, out);
    }

    @Test
    void oneOutputTwiceASymbolAndANumberAreOutputsToo() {
        Expr sum = a.plus(b).named("c");
        Program program = Program.compile(List.of(sum, sum, a, Ops.ones(Shape.of(n))), Precision.FLOAT64);
        Call call = program.call()
                .with(a, new double[] {1, 2})
                .with(b, new double[] {3, 4})
                .run();
        assertArrayEquals(new double[] {4, 6}, call.doubles(0));
        assertArrayEquals(new double[] {4, 6}, call.doubles(1));
        assertArrayEquals(new double[] {1, 2}, call.doubles(2));
        assertArrayEquals(new double[] {1, 1}, call.doubles(3));
    }

    @Test
    void messagesNameTheSymbolAndBothNumbers() {
        Symbol x = Symbol.input("x", Shape.of(n, Dim.of(3)));
        Symbol w = Symbol.parameter("w", Shape.of(3));
        Program program = Program.compile(List.of(x.dot(w)), Precision.FLOAT32);
        assertMessage(
                "no array is given for w[3]",
                () -> program.call().with(x, new float[6]).run());
        assertMessage(
                "x[n,3] needs a multiple of 3 values, the array has 7",
                () -> program.call().with(x, new float[7]).with(w, new float[3]).run());
        assertMessage(
                "w[3] needs 3 values, the array has 4",
                () -> program.call().with(x, new float[6]).with(w, new float[4]).run());
        assertMessage(
                "x[n,3] with sizes {n=3} needs 9 values, the array has 10, of which 4 come before the offset",
                () -> program.call()
                        .size("n", 3)
                        .with(x, new float[10], 4)
                        .with(w, new float[3])
                        .run());
        assertMessage(
                "w[3]: the program computes in FLOAT32, the array is one of FLOAT64",
                () -> program.call().with(w, new double[3]));
        assertMessage(
                "output 0 has 2 values, the array has 1",
                () -> program.call()
                        .with(x, new float[6])
                        .with(w, new float[3])
                        .into(0, new float[1], 0)
                        .run());
        ShapeException unknown = assertThrows(
                ShapeException.class,
                () -> program.call()
                        .with(x, new float[6], 0)
                        .with(w, new float[3])
                        .run());
        assertEquals("size n follows from no array; say it with size(\"n\", …)", unknown.getMessage());
        assertThrows(IllegalStateException.class, () -> program.call().number(0));
    }

    private static void assertMessage(String expected, Runnable wrong) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }

    @ParameterizedTest
    @MethodSource("machines")
    void manyThreadsUseOneProgram(Machine machine) {
        Perceptron net = new Perceptron(30, 20, 5);
        Program program = machine.compile(List.of(net.y), Precision.FLOAT32);
        Map<Symbol, Tensor> point = net.point(16, new Random(3));
        float[] expected = values(program, point);
        List<float[]> all = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> values(program, point))
                .toList();
        for (float[] actual : all) assertArrayEquals(expected, actual);
    }

    private static float[] values(Program program, Map<Symbol, Tensor> point) {
        Call call = program.call();
        new HashMap<>(point).forEach((symbol, tensor) -> call.with(symbol, floats(tensor)));
        for (int i = 0; i < 20; i++) call.run();
        return call.floats(0);
    }

    private static float[] floats(Tensor tensor) {
        float[] floats = new float[tensor.values().length];
        for (int i = 0; i < floats.length; i++) floats[i] = (float) tensor.values()[i];
        return floats;
    }
}
