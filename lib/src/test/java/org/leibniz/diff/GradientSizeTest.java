package org.leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.logsumexp;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.softmax;
import static org.leibniz.op.Ops.tanh;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Reshape;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.simplify.Simplifier;

/** A loss and its gradients have less than three times the operations of the loss: attention, for one, 2.56 times. */
class GradientSizeTest {
    private static final Dim N = Dim.named("n");

    private static Symbol parameter(String name, long... sizes) {
        return Symbol.parameter(name, Shape.of(sizes));
    }

    private static Symbol input(String name, long width) {
        return Symbol.input(name, Shape.of(N, Dim.of(width)));
    }

    /** Nodes that compute something: no views, no repetition, no constants. */
    private static long operations(List<Expr> roots) {
        return Graph.of(roots).nodes().stream()
                .filter(node -> node instanceof Apply apply
                        && !apply.args().isEmpty()
                        && !(apply.op() instanceof BroadcastTo)
                        && !(apply.op() instanceof Reshape)
                        && !(apply.op() instanceof Transpose))
                .count();
    }

    private static double ratio(Expr loss, List<Symbol> parameters) {
        List<Expr> all = new ArrayList<>(List.of(loss));
        all.addAll(Gradient.of(loss).by(parameters));
        return (double) operations(Simplifier.simplify(all)) / operations(List.of(loss));
    }

    @Test
    void perceptronOfThreeLayers() {
        List<Symbol> parameters = new ArrayList<>();
        Expr z = input("x", 8);
        for (int layer = 1; layer <= 3; layer++) {
            Symbol w = parameter("w" + layer, 8, 8);
            Symbol b = parameter("b" + layer, 8);
            parameters.addAll(List.of(w, b));
            z = sigmoid(z.dot(w).plus(b));
        }
        double ratio = ratio(mean(z.minus(input("t", 8)).squared()), parameters);
        assertTrue(ratio <= 3, "times the operations of the loss: " + ratio);
    }

    @Test
    void recurrentCell() {
        Symbol wx = parameter("wx", 4, 8);
        Symbol wh = parameter("wh", 8, 8);
        Symbol b = parameter("b", 8);
        Symbol v = parameter("v", 8, 1);
        Expr h = input("h", 8);
        for (int t = 1; t <= 5; t++)
            h = tanh(input("x" + t, 4).dot(wx).plus(h.dot(wh)).plus(b));
        double ratio = ratio(mean(h.dot(v).minus(input("t", 1)).squared()), List.of(wx, wh, b, v));
        assertTrue(ratio <= 3, "times the operations of the loss: " + ratio);
    }

    @Test
    void attention() {
        Symbol x = Symbol.input("x", Shape.of(6, 8));
        Symbol wq = parameter("wq", 8, 8);
        Symbol wk = parameter("wk", 8, 8);
        Symbol wv = parameter("wv", 8, 8);
        Expr weights = softmax(x.dot(wq).dot(x.dot(wk).t()).div(Math.sqrt(8)));
        Expr loss = mean(logsumexp(weights.dot(x.dot(wv))));
        double ratio = ratio(loss, List.of(wq, wk, wv));
        assertEquals(2.56, ratio, 0.005, "times the operations of the loss");
    }

    @Test
    void nestedTanhGrowsLinearly() {
        long small = nested(500);
        long large = nested(1_000);
        assertTrue(large <= 2.02 * small, small + " nodes for 500, " + large + " for 1,000");
        assertTrue(nested(12) < 150, "12 give " + nested(12));
    }

    private static long nested(int depth) {
        Symbol w = Symbol.parameter("w", Shape.scalar());
        Expr e = Symbol.input("x", Shape.scalar());
        for (int i = 0; i < depth; i++) e = tanh(e.times(w).plus(e));
        return Graph.of(Gradient.of(e).by(w)).size();
    }
}
