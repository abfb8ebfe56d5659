package org.leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Tensors;
import org.leibniz.op.FiniteDifferences;
import org.leibniz.op.Ops;
import org.leibniz.shape.ShapeException;

class DirectionalTest {
    private final Symbol x = symbol("x", "[n,3]");
    private final Symbol w = symbol("w", "[3,2]");
    private final Symbol dx = symbol("dx", "[n,3]");
    private final Symbol dw = symbol("dw", "[3,2]");
    private final Symbol v = symbol("v", "[n,2]");
    private final Map<Symbol, Tensor> point = new HashMap<>();
    private final Expr y =
            Ops.softmax(Ops.tanh(x.dot(w))).times(Ops.sigmoid(x.sum(1).sum()));

    DirectionalTest() {
        Random random = new Random(11);
        for (Symbol s : List.of(x, w, dx, dw, v)) {
            int[] sizes = s.shape().evaluate(Map.of("n", 4L)).sizes();
            point.put(s, Tensors.generate(sizes, () -> random.nextDouble(-1, 1)));
        }
    }

    private Tensor value(Expr e) {
        return Interpreter.evaluate(e, point);
    }

    /** d/dt e(x + t·dx, w + t·dw) at t = 0, from values alone. */
    private Tensor alongBoth(Expr e) {
        double step = 1e-5;
        Tensor more = moved(e, step);
        Tensor less = moved(e, -step);
        Tensor slopes = Tensor.zeros(more.sizes());
        for (int i = 0; i < slopes.values().length; i++) {
            slopes.values()[i] = (more.values()[i] - less.values()[i]) / (2 * step);
        }
        return slopes;
    }

    private Tensor moved(Expr e, double step) {
        Map<Symbol, Tensor> moved = new HashMap<>(point);
        Map.of(x, dx, w, dw).forEach((symbol, direction) -> {
            Tensor at = Tensor.zeros(point.get(symbol).sizes());
            for (int i = 0; i < at.values().length; i++) {
                at.values()[i] = point.get(symbol).values()[i]
                        + step * point.get(direction).values()[i];
            }
            moved.put(symbol, at);
        });
        return Interpreter.evaluate(e, moved);
    }

    @Test
    void jvpIsTheChangeAlongTheDirection() {
        Expr change = Directional.jvp(y, List.of(x, w), List.of(dx, dw));
        assertEquals(y.shape(), change.shape());
        assertClose(alongBoth(y), value(change), 1e-9, "jvp");
    }

    @Test
    void vjpIsTheSlopeOfTheWeightedSum() {
        List<Expr> slopes = Directional.vjp(y, List.of(x, w), v);
        Expr weighted = v.times(y).sum();
        assertClose(FiniteDifferences.derivative(weighted, point, x), value(slopes.get(0)), 1e-9, "by x");
        assertClose(FiniteDifferences.derivative(weighted, point, w), value(slopes.get(1)), 1e-9, "by w");
    }

    /** ⟨v, J·dx⟩ = ⟨vᵀ·J, dx⟩. */
    @Test
    void theTwoProductsBelongTogether() {
        double forward = value(v.times(Directional.jvp(y, x, dx)).sum()).item();
        double backward = value(Directional.vjp(y, x, v).times(dx).sum()).item();
        assertEquals(backward, forward, 1e-14);
    }

    @Test
    void hvpIsTheChangeOfTheGradient() {
        Expr f = y.squared().sum();
        List<Expr> changes = Directional.hvp(f, List.of(x, w), List.of(dx, dw));
        List<Expr> gradient = Gradient.of(f).by(x, w);
        assertClose(alongBoth(gradient.get(0)), value(changes.get(0)), 1e-8, "by x");
        assertClose(alongBoth(gradient.get(1)), value(changes.get(1)), 1e-8, "by w");
    }

    @Test
    void hvpIsTheHessianTimesTheDirection() {
        Symbol a = symbol("a", "[3]");
        point.put(a, Tensor.vector(0.5, -1, 2));
        Expr f = Ops.sin(a).dot(a.squared());
        // A direction may depend on the variable; it is not differentiated.
        Expr direction = Ops.exp(a);
        Tensor expected = value(Hessian.of(f).by(a).dot(direction));
        assertClose(expected, value(Directional.hvp(f, a, direction)), 1e-13, "hvp");
    }

    @Test
    void aScanHasAllThree() {
        Symbol start = symbol("s", "[3]");
        Symbol direction = symbol("ds", "[3]");
        point.put(start, Tensor.vector(0.5, -1, 0.25));
        point.put(direction, Tensor.vector(1, 0.5, -2));
        Expr last = Scan.over(
                        List.of(start),
                        List.of(x),
                        (carried, slices) ->
                                new Scan.Step(List.of(Ops.tanh(carried.get(0).times(slices.get(0)))), List.of()))
                .last()
                .get(0);
        Expr change = Directional.jvp(last, start, direction);
        Expr matrix = Ops.stack(
                0,
                Ops.unstack(last, 0).stream()
                        .map(part -> Gradient.of(part).by(start))
                        .toList());
        assertClose(value(matrix.dot(direction)), value(change), 1e-14, "jvp");
        assertFalse(Graph.of(change).symbols().stream()
                .anyMatch(symbol -> symbol.name().equals("u")));
    }

    @Test
    void printsLikeAnyDerivative() {
        Symbol a = symbol("a", "[]");
        Symbol h = symbol("h", "[]");
        assertEquals("h cos(a)", Directional.jvp(Ops.sin(a), a, h).toString());
        assertEquals("h cos(a)", Directional.vjp(Ops.sin(a), a, h).toString());
        assertEquals("−h sin(a)", Directional.hvp(Ops.sin(a), a, h).toString());
    }

    @Test
    void directionsThatDoNotFit() {
        ShapeException shape = assertThrows(ShapeException.class, () -> Directional.jvp(y, w, v));
        assertEquals("jvp: w[3,2] and v[n,2] differ (a direction has the shape it goes in)", shape.getMessage());
        assertThrows(ShapeException.class, () -> Directional.vjp(y, w, dw));
        assertThrows(ShapeException.class, () -> Directional.hvp(y.sum(), w, v));
        IllegalArgumentException count =
                assertThrows(IllegalArgumentException.class, () -> Directional.jvp(y, List.of(x, w), List.of(dx)));
        assertEquals("jvp: needs a direction for each variable, got 2 and 1", count.getMessage());
    }
}
