package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;

class GraphTest {
    private final Symbol x = scalar("x");
    private final Symbol y = scalar("y");

    @Test
    void operandsComeFirst() {
        Expr e = x.times(y).plus(Ops.exp(x.times(y)));
        Graph graph = Graph.of(e);
        for (int id = 0; id < graph.size(); id++) {
            for (int operand : graph.args(id)) assertTrue(operand < id, "operands are numbered before their users");
        }
        assertEquals(List.of(x, y), graph.symbols());
        assertEquals(List.of(graph.size() - 1), graph.roots());
    }

    @Test
    void sameComputationIsOneNode() {
        Graph graph = Graph.of(x.times(y).plus(x.times(y)));
        assertEquals(4, graph.size(), "x, y, xy, xy + xy");
        assertEquals(5, Graph.of(x.times(y).plus(y.times(x))).size(), "order of operands counts");
    }

    @Test
    void nodesWithDifferentParametersStayApart() {
        Symbol matrix = symbol("a", "[2,2]");
        assertEquals(2, Graph.of(matrix.sum(0), matrix.sum(0)).size());
        assertEquals(3, Graph.of(matrix.sum(0), matrix.sum(1)).size());
        assertEquals(3, Graph.of(Sum.keeping(matrix, 0), matrix.sum(0)).size());
        assertEquals(2, Graph.of(matrix.t(), matrix.transpose(1, 0)).size());
        Expr product = Ops.einsum("ij,ik->jk", matrix, matrix);
        assertEquals(
                2, Graph.of(product, Ops.einsum("ij,ik->jk", matrix, matrix)).size());
        assertEquals(
                3, Graph.of(product, Ops.einsum("ij,jk->ik", matrix, matrix)).size());
    }

    @Test
    void equalNumbersAreOneNode() {
        assertEquals(
                1,
                Graph.of(Constant.of(0.5), Constant.of(0.5f), Constant.of(Rational.HALF))
                        .size());
        assertEquals(
                1, Graph.of(Constant.of(2), Constant.of(2.0), Constant.of(2L)).size());
        assertEquals(2, Graph.of(Constant.pi(), Constant.e()).size());
        assertEquals(1, Graph.of(Constant.pi(), Constant.of(Math.PI)).size());
        assertEquals(
                1, Graph.of(Constant.of(Double.NaN), Constant.of(Double.NaN)).size());
        assertEquals(
                2,
                Graph.of(Constant.of(Double.POSITIVE_INFINITY), Constant.of(Double.NEGATIVE_INFINITY))
                        .size());
    }

    @Test
    void mergedNodeKeepsAllNames() {
        Expr first = x.plus(y).named("u");
        Expr second = x.plus(y).named("v").named("w");
        Expr unnamed = x.plus(y);
        Graph graph = Graph.of(first.times(second).times(unnamed));
        int merged = graph.id(first);
        assertEquals(merged, graph.id(second));
        assertEquals(merged, graph.id(unnamed));
        assertEquals(Set.of("u", "v", "w"), graph.names(merged));
        assertEquals("u", graph.label(merged));
        for (String name : List.of("u", "v", "w")) assertSame(first, graph.named(name));
        assertNull(graph.named("z"));
        assertEquals(
                "uu u", new Printer().print(first.times(second).times(unnamed)).toString());
    }

    @Test
    void doublingsAreCountedOnce() {
        Expr doubled = x;
        for (int i = 0; i < 64; i++) doubled = doubled.plus(doubled);
        assertEquals(65, Graph.of(doubled).size());
    }

    @Test
    void equalTreesBuiltTwiceAreOneTree() {
        assertEquals(Graph.of(deep()).size(), Graph.of(deep(), deep()).size());
        Graph graph = Graph.of(deep());
        assertEquals(graph.roots().get(0), graph.id(deep()));
    }

    private Expr deep() {
        Expr e = x;
        for (int i = 0; i < 50; i++) e = Ops.tanh(e.times(e).plus(y));
        return e;
    }

    @Test
    void idOfWhatIsNotThere() {
        Graph graph = Graph.of(x.plus(1));
        assertEquals(-1, graph.id(y));
        assertEquals(-1, graph.id(x.plus(2)));
        assertEquals(-1, graph.id(Ops.exp(x.plus(1))));
        assertNotEquals(-1, graph.id(x.plus(1)));
        assertEquals(-1, graph.id(scalar("x")), "another symbol, though of the same name");
    }

    @Test
    void oneNameForTwoSymbolsIsRefused() {
        Expr e = x.plus(scalar("x"));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Graph.of(e));
        assertEquals("two symbols are named x", error.getMessage());
        Expr byAlias = x.plus(scalar("z").named("x"));
        assertThrows(IllegalArgumentException.class, () -> Graph.of(byAlias));
    }

    @Test
    void oneNameForASymbolAndAFormulaIsRefused() {
        Expr e = x.plus(y.plus(1).named("x"));
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Graph.of(e));
        assertEquals("x names both a symbol and a formula", error.getMessage());
    }

    @Test
    void usesCountRootsOnceMore() {
        Expr product = x.times(x);
        Graph graph = Graph.of(product.plus(y), product);
        int[] uses = graph.uses();
        assertEquals(2, uses[graph.id(x)]);
        assertEquals(1, uses[graph.id(y)]);
        assertEquals(2, uses[graph.id(product)]);
        assertEquals(1, uses[graph.id(product.plus(y))]);
    }

    @Test
    void dependentsAreWhatIsReached() {
        Expr e = x.plus(1).times(y);
        Graph graph = Graph.of(e);
        boolean[] onX = graph.dependents(List.of(graph.id(x)));
        boolean[] expected = new boolean[graph.size()];
        for (Expr node : List.of(x, x.plus(1), e)) expected[graph.id(node)] = true;
        assertArrayEquals(expected, onX);
    }

    @Test
    void rootsKeepTheirOrderAndMayRepeat() {
        Expr sum = x.plus(y);
        Graph graph = Graph.of(y, sum, y);
        assertEquals(List.of(graph.id(y), graph.id(sum), graph.id(y)), graph.roots());
    }

    @Test
    void longChainIsNumberedOnADefaultStack() {
        Expr chain = x;
        for (int i = 0; i < 100_000; i++) chain = Ops.tanh(chain);
        Graph graph = Graph.of(chain);
        assertEquals(100_001, graph.size());
        assertTrue(IntStream.range(1, graph.size()).allMatch(id -> graph.args(id)[0] == id - 1));
    }
}
