package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.leibniz.op.Ops;
import org.leibniz.shape.ShapeException;

/** Recurrent layers and attention against loops over numbers. */
class RecurrentTest {
    private static final int SIZE = 2;
    private static final int IN = 3;
    private static final int STEPS = 4;

    private final Symbol x = symbol("x", "[t,n,3]");
    private final Map<Symbol, Tensor> point = new HashMap<>();

    private Tensor value(Expr e) {
        Random random = new Random(9);
        for (Symbol symbol : Graph.of(e).symbols()) {
            int[] sizes = symbol.shape().evaluate(Map.of("t", 4L, "n", 2L)).sizes();
            point.putIfAbsent(symbol, Tensors.generate(sizes, () -> random.nextDouble(-1, 1)));
        }
        Tensor interpreted = Interpreter.evaluate(e, point);
        assertClose(
                interpreted,
                Program.compile(List.of(e), Precision.FLOAT64).evaluate(point).get(0),
                1e-13,
                "compiled");
        return interpreted;
    }

    private double parameter(String name, int... index) {
        return point.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals("r_" + name))
                .findFirst()
                .orElseThrow()
                .getValue()
                .get(index);
    }

    /** x·w + b for one place of the gates. */
    private double input(int step, int sample, int place) {
        double sum = parameter("b", place);
        for (int i = 0; i < IN; i++) sum += point.get(x).get(step, sample, i) * parameter("w", i, place);
        return sum;
    }

    private double before(double[] h, int place) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) sum += h[i] * parameter("u", i, place);
        return sum;
    }

    private static double sigma(double value) {
        return 1 / (1 + Math.exp(-value));
    }

    private interface Cell {
        double[] step(double[] h, double[] c, int step, int sample);
    }

    private void check(Recurrent layer, Cell cell) {
        Tensor all = value(layer.of(x));
        Tensor last = value(layer.last(x));
        for (int sample = 0; sample < 2; sample++) {
            double[] h = new double[SIZE];
            double[] c = new double[SIZE];
            for (int step = 0; step < STEPS; step++) {
                h = cell.step(h, c, step, sample);
                for (int i = 0; i < SIZE; i++) assertEquals(h[i], all.get(step, sample, i), 1e-14);
            }
            for (int i = 0; i < SIZE; i++) assertEquals(h[i], last.get(sample, i), 1e-14);
        }
        Expr end = layer.last(x).squared().sum();
        List<Symbol> parameters = List.copyOf(layer.initial().keySet());
        Derivatives.verifyGradient(end, point, parameters.get(1), parameters.get(2));
    }

    @Test
    void rnn() {
        check(new Rnn("r", IN, SIZE), (h, c, step, sample) -> {
            double[] next = new double[SIZE];
            for (int i = 0; i < SIZE; i++) next[i] = Math.tanh(input(step, sample, i) + before(h, i));
            return next;
        });
    }

    @Test
    void lstm() {
        check(new Lstm("r", IN, SIZE), (h, c, step, sample) -> {
            double[] next = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                double[] gates = new double[4];
                for (int g = 0; g < 4; g++) gates[g] = input(step, sample, g * SIZE + i) + before(h, g * SIZE + i);
                c[i] = sigma(gates[1]) * c[i] + sigma(gates[0]) * Math.tanh(gates[2]);
                next[i] = sigma(gates[3]) * Math.tanh(c[i]);
            }
            return next;
        });
    }

    @Test
    void gruInBothForms() {
        check(new Gru("r", IN, SIZE), (h, c, step, sample) -> {
            double[] reset = new double[SIZE];
            for (int i = 0; i < SIZE; i++) reset[i] = h[i] * sigma(input(step, sample, i) + before(h, i));
            double[] next = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                double z = sigma(input(step, sample, SIZE + i) + before(h, SIZE + i));
                double candidate = Math.tanh(input(step, sample, 2 * SIZE + i) + before(reset, 2 * SIZE + i));
                next[i] = (1 - z) * h[i] + z * candidate;
            }
            return next;
        });
        point.keySet().removeIf(symbol -> symbol != x);
        check(new Gru("r", IN, SIZE, Gru.Form.TORCH), (h, c, step, sample) -> {
            double[] next = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                double r = sigma(input(step, sample, i) + before(h, i));
                double z = sigma(input(step, sample, SIZE + i) + before(h, SIZE + i));
                double fromBefore = before(h, 2 * SIZE + i) + parameter("c", i);
                double candidate = Math.tanh(input(step, sample, 2 * SIZE + i) + r * fromBefore);
                next[i] = (1 - z) * candidate + z * h[i];
            }
            return next;
        });
    }

    @Test
    void stackedAndBothWays() {
        Gru forward = new Gru("f", IN, SIZE);
        Gru back = new Gru("b", IN, SIZE);
        Expr both = new Bidirectional("both", forward, back).of(x);
        assertEquals("[t,n,4]", both.shape().toString());
        Tensor values = value(both);
        Tensor backwards = value(back.of(Ops.reverse(x, 0)));
        assertEquals(backwards.get(STEPS - 1, 1, 0), values.get(0, 1, SIZE));
        assertEquals("[n,5]", new Lstm("top", 4, 5).last(both).shape().toString());
        assertThrows(ShapeException.class, () -> new Rnn("r", IN, SIZE).of(symbol("m", "[n,3]")));
        assertThrows(ShapeException.class, () -> new Rnn("r", 4, SIZE).of(x));
    }

    @Test
    void attention() {
        Symbol q = symbol("q", "[n,2,3]");
        Symbol k = symbol("k", "[n,4,3]");
        Symbol v = symbol("v", "[n,4,2]");
        Expr y = Attention.scaledDotProduct(q, k, v);
        assertClose(attended(q, k, v, value(y).sizes(), 4), value(y), 1e-14, "attention");
        Derivatives.verifyGradient(y.squared().sum(), point);
        Symbol mask = symbol("mask", "[2,4]");
        point.put(mask, Tensors.parse("[[1,1,0,0],[1,1,0,0]]"));
        Expr masked = Attention.scaledDotProduct(q, k, v, mask);
        assertClose(attended(q, k, v, value(y).sizes(), 2), value(masked), 1e-14, "masked");
    }

    /** Loops over the definition, seeing only the first keys. */
    private Tensor attended(Symbol q, Symbol k, Symbol v, int[] sizes, int keys) {
        Tensor result = Tensor.zeros(sizes);
        int at = 0;
        for (int n = 0; n < sizes[0]; n++) {
            for (int m = 0; m < sizes[1]; m++) {
                double[] weights = new double[keys];
                double sum = 0;
                for (int t = 0; t < keys; t++) {
                    double score = 0;
                    for (int d = 0; d < 3; d++)
                        score += point.get(q).get(n, m, d) * point.get(k).get(n, t, d);
                    weights[t] = Math.exp(score / Math.sqrt(3));
                    sum += weights[t];
                }
                for (int e = 0; e < sizes[2]; e++) {
                    for (int t = 0; t < keys; t++) {
                        result.values()[at] += weights[t] / sum * point.get(v).get(n, t, e);
                    }
                    at++;
                }
            }
        }
        return result;
    }
}
