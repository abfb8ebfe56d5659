package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Scope;
import org.leibniz.notation.Notation;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** What the tests of the parser share: a scope with names of every rank, and comparisons. */
final class Formulas {
    private Formulas() {}

    static Scope scope() {
        Dim n = Dim.named("n");
        Scope scope = new Scope();
        for (String name : "a b c r w w1 w2 rate ∂E".split(" ")) scope.scalar(name);
        scope.vector("x", 3);
        scope.vector("y", 3);
        scope.matrix("A", 3, 3);
        scope.input("B", Shape.of(n, Dim.of(3)));
        scope.input("T", 2, 3, 4);
        return scope;
    }

    static void assertSame(Expr expected, Expr actual) {
        Graph both = Graph.of(expected, actual);
        assertEquals(
                both.roots().get(0), both.roots().get(1), () -> ascii(expected) + " and " + ascii(actual) + " differ");
    }

    /** Checks that two texts are the same formula. */
    static void assertReadsAs(String expected, String text) {
        Scope scope = scope();
        assertSame(Formula.parse(expected, scope), Formula.parse(text, scope));
    }

    static void assertFails(String message, String text) {
        FormulaException error = assertThrows(FormulaException.class, () -> Formula.parse(text, scope()));
        assertEquals(message, error.getMessage());
    }

    static String ascii(Expr e) {
        return new Printer(Notation.ASCII).printWhole(e).toString();
    }
}
