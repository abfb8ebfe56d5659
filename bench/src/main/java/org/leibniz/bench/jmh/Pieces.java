package org.leibniz.bench.jmh;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.nn.Losses;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Products, functions number by number, a small step of training, and what a call costs that computes nothing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class Pieces {
    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) random.nextDouble(-1, 1);
        return values;
    }

    /** A program of one output, with arrays of random numbers for its symbols. */
    private static Call call(Expr output, Map<Symbol, Expr> updates) {
        Program program = Program.compile(List.of(output), updates, Precision.FLOAT32);
        Call call = program.call();
        for (Symbol symbol : program.inputs()) {
            call.with(symbol, random(Math.toIntExact(symbol.shape().elements())));
        }
        return call;
    }

    /** Square matrices, of which the left one may lie transposed. */
    @State(Scope.Thread)
    public static class Product {
        @Param({"16", "64", "256", "1024"})
        public int size;

        @Param({"false", "true"})
        public boolean transposed;

        private Call call;

        @Setup
        public void compile() {
            Symbol a = Symbol.input("A", Shape.of(size, size));
            Symbol b = Symbol.input("B", Shape.of(size, size));
            call = call((transposed ? a.t() : a).dot(b), Map.of());
        }
    }

    /** A function of 100,000 numbers. */
    @State(Scope.Thread)
    public static class Function {
        @Param({"relu", "exp", "log1p", "tanh", "sigmoid", "erf", "softmax"})
        public String name;

        private Call call;

        @Setup
        public void compile() {
            Symbol x = Symbol.input("x", Shape.of(1000, 100));
            call = call(
                    switch (name) {
                        case "relu" -> Ops.relu(x);
                        case "exp" -> Ops.exp(x);
                        case "log1p" -> Ops.log1p(x.squared());
                        case "tanh" -> Ops.tanh(x);
                        case "sigmoid" -> Ops.sigmoid(x);
                        case "erf" -> Ops.erf(x);
                        case "softmax" -> Ops.softmax(x);
                        default -> throw new IllegalArgumentException(name);
                    },
                    Map.of());
        }
    }

    /** Gradient descent of one layer, 32 samples of 16 numbers. */
    @State(Scope.Thread)
    public static class Step {
        private Call call;

        @Setup
        public void compile() {
            Symbol x = Symbol.input("x", Shape.of(32, 16));
            Symbol t = Symbol.input("t", Shape.of(32, 4));
            Symbol w = Symbol.parameter("w", Shape.of(16, 4));
            Expr loss = Losses.meanSquaredError(Ops.tanh(x.dot(w)), t);
            call = call(loss, Map.of(w, w.minus(Gradient.of(loss).by(w).times(0.01))));
        }
    }

    /** One number, so that nothing is left but the call. */
    @State(Scope.Thread)
    public static class Nothing {
        private Call call;

        @Setup
        public void compile() {
            call = call(Symbol.input("x", Shape.scalar()).plus(1), Map.of());
        }
    }

    @Benchmark
    public double product(Product product) {
        return product.call.run().number(0);
    }

    @Benchmark
    public double function(Function function) {
        return function.call.run().number(0);
    }

    @Benchmark
    public double step(Step step) {
        return step.call.run().number(0);
    }

    @Benchmark
    public double call(Nothing nothing) {
        return nothing.call.run().number(0);
    }
}
