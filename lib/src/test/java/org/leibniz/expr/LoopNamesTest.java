package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.scalar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name given in a loop stands for several nodes; they are told apart by a number. */
class LoopNamesTest {
    private final Symbol x = scalar("x");

    private Expr loop(String name, int rounds) {
        Expr state = x;
        for (int round = 0; round < rounds; round++) state = state.times(2).named(name);
        return state;
    }

    private static List<String> labels(Expr e) {
        Graph graph = Graph.of(e);
        return IntStream.range(0, graph.size())
                .mapToObj(graph::label)
                .filter(label -> label != null)
                .toList();
    }

    private static String whole(Expr e) {
        return new Printer().printWhole(e).toString();
    }

    @Test
    void numbersInOrder() {
        assertEquals(List.of("x", "cell1", "cell2", "cell3"), labels(loop("cell", 3)));
        assertEquals(
                "cell₃ + 1 where cell₁ = x·2, cell₂ = cell₁·2, cell₃ = cell₂·2",
                whole(loop("cell", 3).plus(1)));
    }

    @Test
    void singleRoundNeedsNoNumber() {
        assertEquals(List.of("x", "cell"), labels(loop("cell", 1)));
    }

    @Test
    void mergedRoundsNeedNoNumber() {
        assertEquals(List.of("x", "cell"), labels(loop("cell", 1).plus(loop("cell", 1))));
    }

    @Test
    void takenNumbersAreLeftOut() {
        Expr e = loop("cell", 2).plus(scalar("cell1")).plus(x.plus(7).named("cell3"));
        List<String> labels = labels(e);
        assertEquals(Set.of("x", "cell1", "cell2", "cell3", "cell4"), Set.copyOf(labels));
        assertEquals(labels.size(), new HashSet<>(labels).size());
    }

    @Test
    void nameThatEndsInADigitKeepsItsNumberApart() {
        List<String> labels = labels(loop("h1", 2).plus(scalar("h11")).plus(scalar("h12")));
        assertEquals(Set.of("x", "h1_1", "h1_2", "h11", "h12"), Set.copyOf(labels));
        assertEquals(
                "h1_₂ + 1 where h1_₁ = x·2, h1_₂ = h1_₁·2", whole(loop("h1", 2).plus(1)));
    }

    @Test
    void inventedNamesAvoidNumberedOnes() {
        Expr shared = x.times(x).plus(1);
        String text = whole(loop("t", 2).plus(shared).times(shared));
        assertEquals("(t₂ + t₃)t₃ where t₁ = x·2, t₂ = t₁·2, t₃ = xx + 1", text);
    }

    @Test
    void graphFindsANodeByItsNumberedName() {
        Expr last = loop("cell", 3);
        Graph graph = Graph.of(last);
        assertEquals(last, graph.named("cell3"));
    }

    @Test
    void manyRoundsHaveManyNames() {
        List<String> labels = labels(loop("h", 100_000));
        assertEquals("h100000", labels.get(100_000));
        assertEquals(
                100_001,
                Stream.concat(labels.stream(), Stream.of("x")).distinct().count());
        assertTrue(labels.contains("h50000"));
    }
}
