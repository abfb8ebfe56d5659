package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.eval.Interpreter;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.op.Phases;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Layers against loops over their definitions, in both phases, interpreted and compiled, and their slopes. */
class LayersTest {
    private final Symbol x = symbol("x", "[n,4,3]");
    private final Map<Symbol, Tensor> point = new HashMap<>();

    private void fill(Expr e) {
        Random random = new Random(3);
        for (Symbol symbol : Graph.of(e).symbols()) {
            int[] sizes = symbol.shape().evaluate(Map.of("n", 2L)).sizes();
            point.put(symbol, Tensors.generate(sizes, () -> random.nextDouble(0.5, 2)));
        }
    }

    private static Expr training(Expr e) {
        return Phases.training(List.of(e)).get(0);
    }

    private Tensor value(Expr e) {
        Tensor interpreted = Interpreter.evaluate(e, point);
        Tensor compiled =
                Program.compile(List.of(e), Precision.FLOAT64).evaluate(point).get(0);
        assertClose(interpreted, compiled, 1e-13, "compiled");
        return interpreted;
    }

    private void slopes(Expr e) {
        Symbol weights = Symbol.input("weights", e.shape());
        fill(weights.times(e));
        Derivatives.verifyGradient(weights.times(e).sum(), point);
    }

    /** (x − mean)/√(var + ε)·scale + shift, with mean and variance over all elements that are in one group. */
    private Tensor normalized(String name, IntUnaryOperator group, IntUnaryOperator feature) {
        double[] in = point.get(x).values();
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (int j = 0; j < in.length; j++) {
                if (group.applyAsInt(i) != group.applyAsInt(j)) continue;
                sum += in[j];
                squares += in[j] * in[j];
                count++;
            }
            double mean = sum / count;
            double standard = (in[i] - mean) / Math.sqrt(squares / count - mean * mean + 1e-5);
            out[i] = standard * parameter(name + "_scale", feature.applyAsInt(i))
                    + parameter(name + "_shift", feature.applyAsInt(i));
        }
        return new Tensor(point.get(x).sizes(), out);
    }

    private double parameter(String name, int index) {
        return point.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue()
                .values()[index];
    }

    @Test
    void normalizations() {
        // Elements are numbered 12·sample + 3·channel + place.
        Expr layer = new LayerNorm("l", 3).of(x);
        fill(layer);
        assertClose(normalized("l", i -> i / 3, i -> i % 3), value(layer), 1e-12, "layer");
        slopes(layer);
        Expr instance = new InstanceNorm("i", 4).of(x);
        fill(instance);
        assertClose(normalized("i", i -> i / 3, i -> i / 3 % 4), value(instance), 1e-12, "instance");
        slopes(instance);
        Expr group = new GroupNorm("g", 4, 2).of(x);
        fill(group);
        assertClose(normalized("g", i -> i / 6, i -> i / 3 % 4), value(group), 1e-12, "group");
        slopes(group);
    }

    @Test
    void batchNormInBothPhases() {
        BatchNorm norm = new BatchNorm("b", 4);
        Expr y = norm.of(x);
        fill(y);
        assertClose(normalized("b", i -> i / 3 % 4, i -> i / 3 % 4), value(training(y)), 1e-12, "training");
        slopes(training(y));
        fill(y);
        double[] in = point.get(x).values();
        double[] out = new double[in.length];
        for (int i = 0; i < in.length; i++) {
            int c = i / 3 % 4;
            double standard = (in[i] - parameter("b_mean", c)) / Math.sqrt(parameter("b_variance", c) + 1e-5);
            out[i] = standard * parameter("b_scale", c) + parameter("b_shift", c);
        }
        assertClose(new Tensor(point.get(x).sizes(), out), value(y), 1e-12, "inference");
        Phases.updates(List.of(y)).forEach((state, next) -> {
            double[] expected = new double[4];
            for (int c = 0; c < 4; c++) {
                double sum = 0;
                double squares = 0;
                for (int i = 0; i < in.length; i++) {
                    if (i / 3 % 4 == c) sum += in[i];
                    if (i / 3 % 4 == c) squares += in[i] * in[i];
                }
                double mean = sum / 6;
                double batch = state.name().equals("b_mean") ? mean : (squares / 6 - mean * mean) * 6 / 5;
                expected[c] = 0.9 * parameter(state.name(), c) + 0.1 * batch;
            }
            assertClose(Tensor.vector(expected), value(next), 1e-12, state.name());
        });
        assertEquals(2, Phases.updates(List.of(y)).size());
    }

    @Test
    void aBatchOfOneKeepsFiniteStatistics() {
        Symbol one = symbol("one", "[1,4]");
        Expr y = new BatchNorm("b", 4).of(one);
        fill(y);
        Phases.updates(List.of(y)).values().forEach(next -> {
            for (double value : value(next).values()) assertEquals(true, Double.isFinite(value));
        });
        for (double value : value(training(y)).values()) assertEquals(true, Double.isFinite(value));
    }

    @Test
    void denseAndEmbedding() {
        Dense dense = new Dense("fc", 3, 2);
        Expr y = dense.of(x);
        assertEquals("[n,4,2]", y.shape().toString());
        assertEquals("fc [fc_w[3,2], fc_b[2]]", dense.toString());
        fill(y);
        double expected = parameter("fc_b", 1);
        for (int i = 0; i < 3; i++) expected += point.get(x).values()[3 + i] * parameter("fc_w", 2 * i + 1);
        assertEquals(expected, value(y).values()[3], 1e-14);
        slopes(y);
        Symbol labels = Symbol.index("labels", Shape.of(Dim.named("n")), Dim.of(5));
        Expr vectors = new Embedding("e", 5, 3).of(labels);
        fill(vectors);
        point.put(labels, Tensor.vector(4, 0));
        assertEquals(parameter("e_w", 13), value(vectors).values()[1]);
        assertEquals(parameter("e_w", 2), value(vectors).values()[5]);
    }

    @Test
    void everyUseOfDropoutDropsOtherValues() {
        Dropout dropout = new Dropout("d", 0.5);
        Symbol many = symbol("many", "[100]");
        Expr twice = training(dropout.of(many).minus(dropout.of(many)));
        point.put(many, Tensor.filled(1, 100));
        dropout.initial().keySet().forEach(steps -> point.put(steps, Tensor.scalar(3)));
        double different = 0;
        for (double value : value(twice).values()) if (value != 0) different++;
        assertEquals(50, different, 25);
        assertEquals(
                1, Phases.updates(List.of(dropout.of(many), dropout.of(many))).size());
        Expr again = training(new Dropout("d", 0.5).of(many));
        Expr same = training(new Dropout("d", 0.5).of(many));
        for (Expr e : List.of(again, same)) Graph.of(e).symbols().forEach(s -> point.putIfAbsent(s, Tensor.scalar(3)));
        assertEquals(value(again), value(same));
    }

    @Test
    void whatDoesNotFit() {
        ShapeException error = assertThrows(ShapeException.class, () -> new BatchNorm("b", 5).of(x));
        assertEquals("b: needs 5 features along axis 1, got x[n,4,3]", error.getMessage());
        assertThrows(ShapeException.class, () -> new LayerNorm("l", 4).of(x));
        assertThrows(ShapeException.class, () -> new InstanceNorm("i", 2).of(symbol("m", "[n,2]")));
        assertThrows(IllegalArgumentException.class, () -> new GroupNorm("g", 4, 3));
        assertThrows(ShapeException.class, () -> new Dense("fc", 4, 2).of(x));
    }
}
