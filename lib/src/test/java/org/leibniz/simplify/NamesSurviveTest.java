package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.constant;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.simplify.Formulas.B;
import static org.leibniz.simplify.Formulas.V;
import static org.leibniz.simplify.Formulas.W;
import static org.leibniz.simplify.Formulas.X;
import static org.leibniz.simplify.Formulas.Y;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;

class NamesSurviveTest {
    private static String whole(Expr e) {
        return new Printer().printWhole(e).toString();
    }

    @Test
    void namedFactorIsNotDissolved() {
        Expr z = X.times(W).named("z");
        RewriteVerifier.assertSimplifies("2zx", z.times(X).times(2));
        RewriteVerifier.assertSimplifies("z − x", z.minus(X));
    }

    @Test
    void namedNodeIsSimplifiedInsideAndKeepsItsNames() {
        Expr z = X.times(1).plus(Y.times(X).times(0)).plus(B.plus(B)).named("z").named("activation");
        Expr after = RewriteVerifier.simplified(sigmoid(z).times(2));
        assertEquals("2σ(z) where z = x + 2b", whole(after));
        assertEquals(List.of("z", "activation"), Graph.of(after).named("z").names());
    }

    @Test
    void symbolsAndNumbersGetNoNames() {
        Expr z = X.times(1).named("z");
        assertEquals("y + z where z = x·1", whole(RewriteVerifier.simplified(Y.plus(z))));
        assertEquals(List.of("x"), X.names());
        Expr zero = V.times(0).named("zero");
        assertEquals(List.of("zero"), RewriteVerifier.simplified(zero).names());
    }

    @Test
    void givenNodesAreNeverChanged() {
        Expr product = X.times(Y);
        Expr named = X.times(1).times(Y).named("z");
        List<Expr> after = Simplifier.simplify(List.of(product, named));
        assertEquals(List.of(), product.names());
        assertEquals(List.of("z"), after.get(1).names());
        assertEquals("xy", RewriteVerifier.print(after.get(1)));
        assertEquals("x·1y", RewriteVerifier.print(named));
    }

    @Test
    void nodesWithDifferentNamesStayApart() {
        Expr z = X.times(Y).named("z");
        Expr s = X.times(1).times(Y).named("s");
        assertEquals("z + s where z = xy, s = x·1y", whole(Simplifier.simplify(z.plus(s))));
    }

    @Test
    void whatIsSimpleStaysTheSameObject() {
        Expr e = sigmoid(W.times(X).plus(B)).named("y");
        assertSame(e, Simplifier.simplify(e));
        Expr improper = constant(1).times(e);
        assertNotSame(improper, Simplifier.simplify(improper));
        assertSame(e, Simplifier.simplify(improper));
        assertTrue(Simplifier.simplify(List.of()).isEmpty());
    }
}
