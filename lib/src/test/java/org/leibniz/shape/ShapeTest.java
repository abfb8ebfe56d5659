package org.leibniz.shape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private final Dim n = Dim.named("n");
    private final Shape image = Shape.of(n, Dim.of(1), Dim.of(28));

    @Test
    void printsItsSizes() {
        assertEquals("[]", Shape.scalar().toString());
        assertEquals("[3]", Shape.of(3).toString());
        assertEquals("[n,1,28]", image.toString());
        assertEquals(
                "[2*n+1,floor((n-5)/2)+1]",
                Shape.of(n.times(2).plus(1), n.minus(5).floorDiv(2).plus(1)).toString());
    }

    @Test
    void equalBySizes() {
        assertEquals(Shape.of(2, 3), Shape.of(List.of(Dim.of(2), Dim.of(3))));
        assertEquals(Shape.of(2, 3).hashCode(), Shape.of(Dim.of(2), Dim.of(3)).hashCode());
        assertEquals(Shape.scalar(), Shape.of(List.of()));
        assertNotEquals(Shape.of(2, 3), Shape.of(3, 2));
        assertNotEquals(Shape.scalar(), Shape.of(1));
        assertNotEquals(Shape.of(2), "[2]");
    }

    @Test
    void immutable() {
        List<Dim> dims = new ArrayList<>(List.of(n));
        Shape shape = Shape.of(dims);
        dims.add(n);
        assertEquals("[n]", shape.toString());
        assertThrows(UnsupportedOperationException.class, () -> shape.dims().add(n));
    }

    @Test
    void axesCountFromEitherEnd() {
        assertEquals(3, image.rank());
        assertEquals(n, image.dim(0));
        assertEquals(Dim.of(28), image.dim(-1));
        assertEquals(n, image.dim(-3));
        assertEquals(2, image.axis(2));
        assertEquals(2, image.axis(-1));
        assertMessage("axis 3 is out of range for [2,3]", () -> Shape.of(2, 3).axis(3));
        assertMessage("axis -3 is out of range for [2,3]", () -> Shape.of(2, 3).dim(-3));
        assertMessage("axis 0 is out of range for []", () -> Shape.scalar().axis(0));
    }

    @Test
    void countsElements() {
        assertEquals(n.times(28), image.size());
        assertEquals(Dim.of(1), Shape.scalar().size());
        assertEquals(6, Shape.of(2, 3).elements());
        assertEquals(1, Shape.scalar().elements());
        assertArrayEquals(new int[] {2, 3}, Shape.of(2, 3).sizes());
        assertArrayEquals(new int[0], Shape.scalar().sizes());
        assertTrue(Shape.of(2, 3).isFixed());
        assertFalse(image.isFixed());
        assertTrue(Shape.scalar().isScalar());
        assertFalse(Shape.of(1).isScalar());
        assertEquals(Set.of("n"), image.names());
    }

    @Test
    void countingNeedsFixedSizes() {
        assertEquals(
                "size n in [n,1,28] is not fixed",
                assertThrows(IllegalStateException.class, image::sizes).getMessage());
        assertEquals(
                "size n in [n,1,28] is not fixed",
                assertThrows(IllegalStateException.class, image::elements).getMessage());
    }

    @Test
    void countsThatDoNotFit() {
        Shape large = Shape.of(1L << 32, 1L << 32);
        assertMessage("size overflow: 4294967296 * 4294967296 does not fit in 64 bits", large::elements);
        assertMessage("size overflow: 4294967296 * 4294967296 does not fit in 64 bits", large::size);
        assertMessage("size 4294967296 in [4294967296,4294967296] does not fit in an array", large::sizes);
    }

    @Test
    void emptyAxesAreRefused() {
        assertMessage("size 0 in [2,0] is below 1: an empty axis has no mean and no maximum", () -> Shape.of(2, 0));
        assertMessage("size -1 in [-1] is below 1: an empty axis has no mean and no maximum", () -> Shape.of(-1));
        assertMessage(
                "size n-5 in [n-5] is -2, below 1: an empty axis has no mean and no maximum",
                () -> Shape.of(n.minus(5)).evaluate(Map.of("n", 3L)));
        assertMessage(
                "size -2 in [-2] is below 1: an empty axis has no mean and no maximum",
                () -> Shape.of(n.minus(5)).substitute(Map.of("n", Dim.of(3))));
    }

    @Test
    void evaluatesAndSubstitutes() {
        assertEquals(Shape.of(64, 1, 28), image.evaluate(Map.of("n", 64L)));
        assertMessage("size n has no value", () -> image.evaluate(Map.of()));
        assertEquals(
                "[2*m,1,28]",
                image.substitute(Map.of("n", Dim.named("m").times(2))).toString());
    }

    @Test
    void takesAxesAway() {
        assertEquals("[1]", image.without(0, -1).toString());
        assertEquals("[n,28]", image.without(Set.of(-2)).toString());
        assertEquals("[n,28]", image.without(1, -2).toString());
        assertEquals(image, image.without());
        assertEquals(Shape.scalar(), image.without(0, 1, 2));
        assertEquals("[1,1,1]", image.withOnes(0, -1).toString());
        assertMessage("axis 3 is out of range for [n,1,28]", () -> image.without(3));
        assertMessage("axis 3 is out of range for [n,1,28]", () -> image.withOnes(3));
    }

    @Test
    void permutes() {
        assertEquals("[28,n,1]", image.permute(2, 0, 1).toString());
        assertEquals("[28,n,1]", image.permute(-1, 0, -2).toString());
        assertEquals(Shape.scalar(), Shape.scalar().permute());
        assertMessage("[0,0,1] does not permute the axes of [n,1,28]", () -> image.permute(0, 0, 1));
        assertMessage("[0,1] does not permute the axes of [n,1,28]", () -> image.permute(0, 1));
        assertMessage("axis 3 is out of range for [n,1,28]", () -> image.permute(0, 1, 3));
    }

    @Test
    void joinsAndTakes() {
        assertEquals("[2,n,4]", Shape.of(2).append(n, Dim.of(4)).toString());
        assertEquals("[n,4,2]", Shape.of(2).prepend(n, Dim.of(4)).toString());
        assertEquals("[2,3,4]", Shape.of(2).concat(Shape.of(3, 4)).toString());
        assertEquals("[1,28]", image.take(1, 3).toString());
        assertEquals(Shape.scalar(), image.take(3, 3));
        assertMessage("axes 1 to 4 are out of range for [n,1,28]", () -> image.take(1, 4));
        assertMessage("axes 2 to 1 are out of range for [n,1,28]", () -> image.take(2, 1));
        assertMessage("axes -1 to 1 are out of range for [n,1,28]", () -> image.take(-1, 1));
    }

    @Test
    void suffixes() {
        assertTrue(image.endsWith(Shape.of(1, 28)));
        assertTrue(image.endsWith(image));
        assertTrue(image.endsWith(Shape.scalar()));
        assertFalse(image.endsWith(Shape.of(28, 1)));
        assertFalse(Shape.of(28).endsWith(image));
    }

    private static void assertMessage(String message, Runnable action) {
        assertEquals(message, assertThrows(ShapeException.class, action::run).getMessage());
    }
}
