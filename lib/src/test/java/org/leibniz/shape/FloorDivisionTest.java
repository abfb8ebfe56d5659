package org.leibniz.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class FloorDivisionTest {
    private final Dim m = Dim.named("m");
    private final Dim n = Dim.named("n");

    @Test
    void fixedByFixedRoundsDown() {
        assertEquals(Dim.of(3), Dim.of(7).floorDiv(2));
        assertEquals(Dim.of(-4), Dim.of(-7).floorDiv(2));
        assertEquals(Dim.of(-4), Dim.of(7).floorDiv(-2));
        assertEquals(Dim.of(3), Dim.of(-7).floorDiv(-2));
        assertEquals(Dim.of(0), Dim.of(0).floorDiv(5));
    }

    @Test
    void moduloHasTheSignOfTheDivisor() {
        assertEquals(Dim.of(1), Dim.of(-7).mod(Dim.of(2)));
        assertEquals(Dim.of(-1), Dim.of(7).mod(Dim.of(-2)));
        assertEquals(Dim.of(0), n.times(m).mod(m));
        assertEquals(Dim.of(1), n.times(6).plus(7).mod(Dim.of(3)));
    }

    @Test
    void exactWhereAllCoefficientsAreMultiples() {
        assertEquals(
                n.times(2).plus(m).minus(3),
                n.times(4).plus(m.times(2)).minus(6).floorDiv(2));
        assertEquals(n, n.floorDiv(1));
        assertEquals(n.times(-1), n.floorDiv(-1));
        assertEquals(n.times(28), n.times(m).times(784).floorDiv(m.times(28)));
        assertEquals(m.plus(1), n.plus(2).times(m.plus(1)).floorDiv(n.plus(2)));
    }

    @Test
    void wholeMultiplesComeOut() {
        assertEquals(m.plus(Dim.of(5).floorDiv(n)), m.times(n).plus(5).floorDiv(n));
        assertEquals(
                m.plus(Dim.of(3).floorDiv(n.plus(1))),
                n.plus(1).times(m).plus(3).floorDiv(n.plus(1)));
        assertEquals(n.plus(n.floorDiv(2)), n.times(3).floorDiv(2));
        assertEquals("floor(n/2)-2", n.minus(4).floorDiv(2).toString());
        assertEquals("floor(n/2)", n.minus(2).floorDiv(2).plus(1).toString());
    }

    @Test
    void sameQuotientWrittenTwoWays() {
        Dim window = n.minus(5).floorDiv(2).plus(1);
        assertEquals(window, n.minus(3).floorDiv(2));
        assertEquals(window.hashCode(), n.minus(3).floorDiv(2).hashCode());
        assertEquals(Dim.of(0), window.minus(n.minus(3).floorDiv(2)));
        assertNotEquals(window, n.minus(4).floorDiv(2));
        assertEquals(Dim.of(-1), n.minus(5).floorDiv(2).minus(n.minus(3).floorDiv(2)));
    }

    @Test
    void commonFactorsCancel() {
        assertEquals(n.times(2).floorDiv(3), n.times(4).floorDiv(6));
        assertEquals(n.floorDiv(2), n.times(2).plus(1).floorDiv(4));
        assertEquals(n.plus(1).floorDiv(m), n.times(2).plus(2).floorDiv(m.times(2)));
        assertNotEquals(n.floorDiv(m), n.times(2).plus(1).floorDiv(m.times(2)));
        assertEquals(n.floorDiv(m), n.times(-1).floorDiv(m.times(-1)));
    }

    @Test
    void nestedDivisionsBecomeOne() {
        assertEquals(n.floorDiv(4), n.floorDiv(2).floorDiv(2));
        assertEquals(n.minus(12).floorDiv(4), n.minus(4).floorDiv(2).minus(4).floorDiv(2));
        assertEquals(n.floorDiv(m.times(3)), n.floorDiv(m).floorDiv(3));
        assertEquals(n.times(3).floorDiv(4), n.floorDiv(2).plus(n).floorDiv(2));
        assertEquals(
                "floor((floor(m/2)+floor(n/2))/2)",
                m.floorDiv(2).plus(n.floorDiv(2)).floorDiv(2).toString());
    }

    @Test
    void divisionByZero() {
        ShapeException error =
                assertThrows(ShapeException.class, () -> n.plus(1).floorDiv(m.minus(m)));
        assertEquals("division of n+1 by 0", error.getMessage());
    }
}
