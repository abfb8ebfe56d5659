package org.leibniz.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DimTest {
    private final Dim k = Dim.named("k");
    private final Dim m = Dim.named("m");
    private final Dim n = Dim.named("n");

    @Test
    void equalByNormalForm() {
        assertSame(n.plus(1).times(2), n.times(2).plus(2));
        assertSame(n.plus(m).times(n.minus(m)), n.times(n).minus(m.times(m)));
        assertSame(n.times(m), m.times(n));
        assertSame(n.minus(n), Dim.of(0));
        assertSame(n.times(0), Dim.of(0));
        assertNotEquals(n, m);
        assertNotEquals(n, n.plus(1));
        assertNotEquals(n, n.times(n));
        assertNotEquals(n, "n");
    }

    @Test
    void printsCompactPlainText() {
        assertEquals("0", Dim.of(0).toString());
        assertEquals("-7", Dim.of(-7).toString());
        assertEquals("n", n.toString());
        assertEquals("2*n+1", n.times(2).plus(1).toString());
        assertEquals("-n+3", Dim.of(3).minus(n).toString());
        assertEquals(
                "m^2*n+m-2*n-1",
                n.times(m).times(m).minus(n.times(2)).plus(m).minus(1).toString());
    }

    @Test
    void floorsPrintAsWritten() {
        assertEquals("floor(n/2)", n.floorDiv(2).toString());
        assertEquals("floor((n-5)/2)", n.minus(5).floorDiv(2).toString());
        assertEquals("floor((n-5)/2)+1", n.minus(5).floorDiv(2).plus(1).toString());
        assertEquals("3*floor((n-5)/2)", n.minus(5).floorDiv(2).times(3).toString());
        assertEquals("n+floor((n+7)/2)", n.times(3).plus(7).floorDiv(2).toString());
        assertEquals("n-2*floor(n/2)", n.mod(Dim.of(2)).toString());
        assertEquals("floor(n/m)", n.floorDiv(m).toString());
        assertEquals("floor(n/(2*m))", n.floorDiv(m.times(2)).toString());
        assertEquals("floor((k+n)/(m-1))", n.plus(k).floorDiv(m.minus(1)).toString());
        assertEquals("floor(2*floor(n/2)/3)", n.floorDiv(2).times(2).floorDiv(3).toString());
        assertEquals("m*floor(n/2)", n.floorDiv(2).times(m).toString());
        assertEquals("floor(n/2)^2", n.floorDiv(2).times(n.floorDiv(2)).toString());
    }

    @Test
    void printingSurvivesConstantsThatOverflow() {
        Dim huge = n.plus(Long.MAX_VALUE).floorDiv(2).minus(Long.MAX_VALUE / 2).times(4);
        assertEquals("4*floor((n+9223372036854775807)/2)-18446744073709551612", huge.toString());
    }

    @Test
    void fixedSizes() {
        assertTrue(Dim.of(3).isFixed());
        assertTrue(Dim.of(0).isFixed());
        assertTrue(n.minus(n).plus(3).isFixed());
        assertFalse(n.isFixed());
        assertFalse(n.plus(1).isFixed());
        assertEquals(3, n.minus(n).plus(3).value());
        assertTrue(Dim.of(1).isOne());
        assertFalse(Dim.of(2).isOne());
        assertFalse(n.isOne());
        assertEquals(
                "size 2*n+1 is not fixed",
                assertThrows(IllegalStateException.class, n.times(2).plus(1)::value)
                        .getMessage());
    }

    @Test
    void namesAreSortedAndReachIntoFloors() {
        assertEquals(List.of("k", "m", "n"), List.copyOf(n.plus(k).floorDiv(m).names()));
        assertEquals(Set.of(), Dim.of(3).names());
        assertEquals(Set.of("m"), n.plus(m).minus(n).names());
    }

    @Test
    void evaluates() {
        assertEquals(7, n.times(2).plus(1).evaluate(Map.of("n", 3L, "unused", 5L)));
        assertEquals(12, n.minus(5).floorDiv(2).plus(1).evaluate(Map.of("n", 28L)));
        assertEquals(-3, n.minus(6).floorDiv(2).evaluate(Map.of("n", 1L)));
    }

    @Test
    void evaluationNamesWhatIsWrong() {
        assertMessage("size m has no value", () -> n.times(m).evaluate(Map.of("n", 3L)));
        assertMessage("size n must be at least 1, not 0", () -> n.evaluate(Map.of("n", 0L)));
        assertMessage(
                "floor(n/(m-1)): the divisor is 0", () -> n.floorDiv(m.minus(1)).evaluate(Map.of("n", 3L, "m", 1L)));
    }

    @Test
    void substitutes() {
        Dim window = n.minus(5).floorDiv(2).plus(1);
        assertSame(Dim.of(12), window.substitute(Map.of("n", Dim.of(28))));
        assertSame(m.minus(2), window.substitute(Map.of("n", m.times(2).plus(-1))));
        assertSame(m.floorDiv(2).plus(1), window.substitute(Map.of("n", m.plus(5))));
        assertEquals(window.toString(), window.substitute(Map.of("m", k)).toString());
        assertSame(n.times(m).plus(n), m.times(n).plus(m).substitute(Map.of("m", n, "n", m)));
    }

    @Test
    void certainDifferences() {
        assertTrue(Dim.of(3).decidablyDiffers(Dim.of(4)));
        assertTrue(n.decidablyDiffers(n.plus(1)));
        assertFalse(n.decidablyDiffers(m));
        assertFalse(n.decidablyDiffers(Dim.of(3)));
        assertFalse(n.decidablyDiffers(n));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "N", "batch_size", "n1", "n_1_"})
    void names(String name) {
        assertEquals(name, Dim.named(name).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1n", "_n", "n m", "n-1", "größe", "n\n"})
    void namesThatAreNone(String name) {
        assertMessage("'" + name + "' cannot name a size: a letter, then letters, digits and _", () -> Dim.named(name));
    }

    @Test
    void overflowIsAnError() {
        Dim most = Dim.of(Long.MAX_VALUE);
        assertMessage("size overflow: 9223372036854775807 + 1 does not fit in 64 bits", () -> most.plus(1));
        assertMessage(
                "size overflow: 9223372036854775807 * 2 does not fit in 64 bits",
                () -> most.times(n).times(2));
        assertMessage(
                "size overflow: -9223372036854775808 * -1 does not fit in 64 bits",
                () -> Dim.of(Long.MIN_VALUE).floorDiv(-1));
        assertMessage(
                "size overflow: 4294967296 * 4294967296 does not fit in 64 bits",
                () -> n.times(m).evaluate(Map.of("n", 1L << 32, "m", 1L << 32)));
        assertMessage(
                "size overflow: 9223372036854775807 + 1 does not fit in 64 bits",
                () -> n.plus(1).evaluate(Map.of("n", Long.MAX_VALUE)));
    }

    private static void assertSame(Dim expected, Dim actual) {
        assertEquals(expected, actual);
        assertEquals(expected.hashCode(), actual.hashCode());
    }

    private static void assertMessage(String message, Runnable action) {
        assertEquals(message, assertThrows(ShapeException.class, action::run).getMessage());
    }
}
