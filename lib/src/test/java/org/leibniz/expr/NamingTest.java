package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.notation.Notation;

class NamingTest {
    private final Symbol x = scalar("x");

    @ParameterizedTest
    @ValueSource(strings = {"w1", "w_1", "w₁", "w_{1}"})
    void everySpellingIsOneName(String spelling) {
        Symbol symbol = scalar(spelling);
        assertEquals("w1", symbol.name());
        assertEquals("w₁", symbol.toString());
        assertEquals("w1", new Printer(Notation.ASCII).print(symbol).toString());
        assertEquals("w_1", new Printer(Notation.LATEX).print(symbol).toString());
        Expr formula = x.plus(1).named(spelling);
        assertEquals(List.of("w1"), formula.named("w1").named("w₁").names(), "one name is kept once");
    }

    @Test
    void firstNameIsPrintedAndAllAreAccepted() {
        Expr y = x.squared().named("y").named("out").named("y");
        assertEquals(List.of("y", "out"), y.names());
        assertEquals("y + 1", y.plus(1).toString());
        Graph graph = Graph.of(y.plus(1));
        assertEquals(Set.of("y", "out"), graph.names(graph.id(y)));
        assertSame(y, graph.named("y"));
        assertSame(y, graph.named("out"));
    }

    @Test
    void symbolKeepsItsOwnNameFirst() {
        x.named("input").named("x");
        assertEquals(List.of("x", "input"), x.names());
        assertEquals("x", x.toString());
        assertEquals("x[]", x.described());
    }

    @Test
    void namingGivesTheSameNodeBack() {
        Expr y = x.plus(1);
        assertSame(y, y.named("y"));
        assertSame(x, x.named("z"));
    }

    @Test
    void equalityIsIdentity() {
        Expr one = x.plus(1);
        Expr other = x.plus(1);
        assertEquals(one, one);
        assertNotEquals(one, other);
        assertNotEquals(Constant.of(1), Constant.of(1));
        assertNotEquals(scalar("x"), x);
        assertEquals(2, Set.of(one, other).size());
    }

    @Test
    void namedNodeHasItsFormulaAtTheRootAndItsNameBelow() {
        Expr u = x.times(scalar("w")).named("u");
        assertEquals("xw", u.toString());
        assertEquals("xw", new Printer().print(u).toString());
        assertEquals("u + 1", u.plus(1).toString());
        assertEquals("u + 1 where u = xw", new Printer().printWhole(u.plus(1)).toString());
    }

    @Test
    void badNameIsRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> x.plus(1).named("2y"));
        assertEquals("'2y' is no name: a letter first, then letters, digits and _", error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> scalar("x y"));
    }

    @Test
    void messagesCallNodesByNameOrFormula() {
        Symbol matrix = symbol("w1", "[n,3]");
        assertEquals("w₁[n,3]", matrix.described());
        assertEquals("(w₁ + 1)[n,3]", matrix.plus(1).described());
        assertEquals("h[n,3]", matrix.plus(1).named("h").described());
        assertEquals("2[]", Constant.of(2).described());
    }
}
