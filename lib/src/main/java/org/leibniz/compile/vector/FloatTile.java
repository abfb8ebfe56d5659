package org.leibniz.compile.vector;

/** A micro-kernel: the product of a strip of A and a panel of B, kept in registers until it is stored to a tile of C. */
interface FloatTile {
    /**
     * C = start + A·B for one tile; the product is summed first, with one fused multiply-add per step of the inner
     * size, in order. The start may be C itself.
     *
     * @param depth the inner size, a multiple of {@link TileLayout#steps}; below 0 nothing happens
     * @param lda from column to column of A, where that is not a constant of the layout
     * @param ldb from row to row of B, likewise; the columns of a panel are contiguous
     * @param ldStart from row to row of what is added; 0 to add the same to every row
     */
    void multiply(
            int depth,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            float[] start,
            int startOffset,
            int ldStart,
            float[] c,
            int cOffset,
            int ldc);
}
