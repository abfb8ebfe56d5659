package org.leibniz.compile;

/**
 * The shape of a matrix product C = A·B, or C += A·B if {@code accumulate}: C is m by n, the inner size is k.
 *
 * <p>Element (i, p) of A lies at {@code i * aRowStride + p * aColumnStride} from its offset, likewise for B; hence a
 * transpose is a swap of strides and never a copy. Rows of C are contiguous and {@code leadingDimension} apart.
 *
 * @param lasting whether the larger factor keeps its values from call to call, so that each processor may find its part
 *     in its own cache; changes nothing but the time it takes
 */
public record Gemm(
        int m,
        int n,
        int k,
        int aRowStride,
        int aColumnStride,
        int bRowStride,
        int bColumnStride,
        int leadingDimension,
        boolean accumulate,
        boolean lasting) {

    public Gemm {
        if (m < 0 || n < 0 || k < 0) {
            throw new IllegalArgumentException("gemm: negative size, C[" + m + "," + n + "] with inner size " + k);
        }
        if (aRowStride < 0 || aColumnStride < 0 || bRowStride < 0 || bColumnStride < 0) {
            throw new IllegalArgumentException("gemm: negative stride, A[" + aRowStride + "," + aColumnStride + "] B["
                    + bRowStride + "," + bColumnStride + "]");
        }
        if (m > 1 && leadingDimension < n) {
            throw new IllegalArgumentException(
                    "gemm: rows of C overlap, leading dimension " + leadingDimension + " below " + n + " columns");
        }
    }

    /** C = A·B, all three contiguous and row-major. */
    public static Gemm of(int m, int n, int k) {
        return new Gemm(m, n, k, k, 1, n, 1, n, false, false);
    }

    /** The same product of an A that is stored as [k, m], contiguous. */
    public Gemm transposedA() {
        return withA(1, m);
    }

    /** The same product of a B that is stored as [n, k], contiguous. */
    public Gemm transposedB() {
        return withB(1, k);
    }

    public Gemm withA(int rowStride, int columnStride) {
        return new Gemm(
                m, n, k, rowStride, columnStride, bRowStride, bColumnStride, leadingDimension, accumulate, lasting);
    }

    public Gemm withB(int rowStride, int columnStride) {
        return new Gemm(
                m, n, k, aRowStride, aColumnStride, rowStride, columnStride, leadingDimension, accumulate, lasting);
    }

    public Gemm withLeadingDimension(int distance) {
        return new Gemm(m, n, k, aRowStride, aColumnStride, bRowStride, bColumnStride, distance, accumulate, lasting);
    }

    /** C += A·B. */
    public Gemm accumulating() {
        return new Gemm(m, n, k, aRowStride, aColumnStride, bRowStride, bColumnStride, leadingDimension, true, lasting);
    }

    /** The same product of factors that last. */
    public Gemm lastingFactors() {
        return new Gemm(
                m, n, k, aRowStride, aColumnStride, bRowStride, bColumnStride, leadingDimension, accumulate, true);
    }

    /** The same product with so many columns. */
    Gemm withColumns(int count) {
        return new Gemm(
                m,
                count,
                k,
                aRowStride,
                aColumnStride,
                bRowStride,
                bColumnStride,
                leadingDimension,
                accumulate,
                lasting);
    }

    boolean isEmpty() {
        return m == 0 || n == 0;
    }

    /** How many multiplications and additions, as pairs. */
    long multiplyAdds() {
        return (long) m * n * k;
    }

    /** Kernels index without looking back, so every operand is checked once, before the first write. */
    void check(int aLength, int aOffset, int bLength, int bOffset, int cLength, int cOffset) {
        check("A", m, k, aRowStride, aColumnStride, aLength, aOffset);
        check("B", k, n, bRowStride, bColumnStride, bLength, bOffset);
        check("C", m, n, leadingDimension, 1, cLength, cOffset);
    }

    private static void check(
            String name, int rows, int columns, int rowStride, int columnStride, int length, int offset) {
        if (offset < 0) {
            throw new IndexOutOfBoundsException("gemm: negative offset " + offset + " of " + name);
        }
        if (rows == 0 || columns == 0) {
            return;
        }
        // The largest product of two ints, twice, plus an int: no overflow in long.
        long last = offset + (rows - 1L) * rowStride + (columns - 1L) * columnStride;
        if (last >= length) {
            throw new IndexOutOfBoundsException("gemm: " + name + "[" + rows + "," + columns + "] with strides ["
                    + rowStride + "," + columnStride + "] at offset " + offset + " ends at index " + last
                    + ", but the array has length " + length);
        }
    }
}
