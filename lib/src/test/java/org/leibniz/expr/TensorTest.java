package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TensorTest {
    private final Tensor matrix = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6});

    @Test
    void rowMajor() {
        assertArrayEquals(new int[] {2, 3}, matrix.sizes());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, matrix.values());
        assertEquals(6, matrix.get(1, 2));
        assertEquals(2, matrix.rank());
        assertArrayEquals(new int[] {12, 4, 1}, Tensor.strides(new int[] {2, 3, 4}));
    }

    @Test
    void otherShapes() {
        assertEquals(7, Tensor.scalar(7).item());
        assertEquals(0, Tensor.scalar(7).rank());
        assertEquals(7, Tensor.filled(7, 1, 1).item());
        assertEquals(Tensor.vector(0, 0), Tensor.zeros(2));
        assertEquals(Tensor.vector(2, 2, 2), Tensor.filled(2, 3));
        assertEquals(Tensor.vector(1, 4, 9), Tensor.vector(1, 2, 3).map(value -> value * value));
    }

    @Test
    void vectorDoesNotShareTheArray() {
        double[] values = {1, 2};
        Tensor vector = Tensor.vector(values);
        values[0] = 9;
        assertEquals(1, vector.get(0));
    }

    @Test
    void equalityIsOfSizesAndValues() {
        assertEquals(matrix, Tensors.parse("[[1,2,3],[4,5,6]]"));
        assertEquals(matrix.hashCode(), Tensors.parse("[[1,2,3],[4,5,6]]").hashCode());
        assertNotEquals(matrix, Tensors.parse("[[1,2],[3,4],[5,6]]"));
        assertNotEquals(matrix, Tensors.parse("[[1,2,3],[4,5,7]]"));
    }

    @Test
    void text() {
        assertEquals("[[1, 2, 3], [4, 5, 6]]", matrix.toString());
        assertEquals("0.5", Tensor.scalar(0.5).toString());
        assertEquals("[[[1], [2]]]", Tensors.parse("[[[1],[2]]]").toString());
        assertEquals(
                "[NaN, -Infinity, 1.0E20]",
                Tensor.vector(Double.NaN, Double.NEGATIVE_INFINITY, 1e20).toString());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertMessage("a tensor [2, 2] holds 4 values, not 3", () -> new Tensor(new int[] {2, 2}, new double[3]));
        assertMessage("row 1 has 1 values, row 0 has 2", () -> Tensor.matrix(new double[2], new double[1]));
        assertThrows(IllegalStateException.class, matrix::item);
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 3));
        assertThrows(ArithmeticException.class, () -> Tensor.zeros(1 << 20, 1 << 20));
    }

    private static void assertMessage(String message, Executable build) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, build).getMessage());
    }
}
