package org.leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.tanh;

import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;
import org.leibniz.simplify.Simplifier;

/** Depth and sharing: work and size grow with the number of nodes, on the stack that every thread has. */
class DeepGraphTest {
    private final Symbol x = Symbol.input("x", Shape.scalar());

    private Expr chain(int length) {
        Expr y = x;
        for (int i = 0; i < length; i++) y = tanh(y);
        return y;
    }

    @Test
    void aChainOfAHundredThousandNodes() {
        Expr chain = chain(100_000);
        Expr first = Gradient.of(chain).by(x);
        Expr second = Gradient.of(first).by(x);
        Expr simplified = Simplifier.simplify(first);
        assertTrue(
                Graph.of(first).size() <= 5 * 100_000,
                "gradient: " + Graph.of(first).size());
        assertTrue(
                Graph.of(simplified).size() <= Graph.of(first).size(),
                "simplified: " + Graph.of(simplified).size());
        assertTrue(
                Graph.of(second).size() <= 12 * 100_000,
                "second gradient: " + Graph.of(second).size());
        assertTrue(
                second.toString().length() < 2_000,
                "abbreviated print: " + second.toString().length());
    }

    @Test
    void sizesGrowLinearly() {
        int[] first = new int[3];
        int[] second = new int[3];
        for (int i = 0; i < 3; i++) {
            Expr gradient = Gradient.of(chain(1000 << i)).by(x);
            first[i] = Graph.of(gradient).size();
            second[i] = Graph.of(Gradient.of(gradient).by(x)).size();
        }
        assertEquals(2.0, (double) first[1] / first[0], 0.01);
        assertEquals(2.0, (double) first[2] / first[1], 0.01);
        assertEquals(2.0, (double) second[1] / second[0], 0.01);
        assertEquals(2.0, (double) second[2] / second[1], 0.01);
    }

    @Test
    void sharingIsNeverLost() {
        Expr doubled = x;
        for (int i = 0; i < 64; i++) doubled = doubled.plus(doubled);
        Expr gradient = Gradient.of(doubled).by(x);
        assertEquals(65, Graph.of(doubled).size());
        assertTrue(Graph.of(Simplifier.simplify(doubled)).size() <= 65);
        assertTrue(
                Graph.of(gradient).size() <= 65,
                "gradient: " + Graph.of(gradient).size());
        assertTrue(new Printer().print(doubled).toString().length() < 2_000);
        assertTrue(doubled.toString().length() < 2_000);
    }

    @Test
    void nestedTanhStaysSmall() {
        Symbol w = Symbol.parameter("w", Shape.scalar());
        Expr e = x;
        for (int i = 0; i < 12; i++) e = tanh(e.times(w).plus(e));
        int nodes = Graph.of(Gradient.of(e).by(w)).size();
        assertTrue(nodes < 150, nodes + " nodes");
    }
}
