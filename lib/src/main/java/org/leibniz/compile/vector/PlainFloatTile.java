package org.leibniz.compile.vector;

import org.leibniz.compile.WarmUp;

/**
 * A micro-kernel in plain Java, the same bit for bit. It stands in until HotSpot has compiled the vector code, which
 * takes long and would run a thousand times slower meanwhile; and if the tile is hardly used, for good.
 */
final class PlainFloatTile implements FloatTile {
    /** The columns that are summed at once, in scalar registers. */
    private static final int GROUP = 8;

    private final int rows;
    private final int columns;
    private final TileLayout layout;
    private final boolean adds;
    private final WarmUp warmUp;

    PlainFloatTile(int rows, int columns, TileLayout layout, boolean adds, WarmUp warmUp) {
        this.rows = rows;
        this.columns = columns;
        this.layout = layout;
        this.adds = adds;
        this.warmUp = warmUp;
    }

    @Override
    public void multiply(
            int depth,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int cOffset,
            int ldc) {
        int along = layout.along(rows, lda);
        int below = layout.below(columns, ldb);
        for (int row = 0; row < rows; row++) {
            int from = aOffset + row * layout.across();
            int to = cOffset + row * ldc;
            multiplyRow(columns, depth, a, from, along, b, bOffset, below, c, to, adds);
        }
        count(depth * rows * columns);
    }

    /** Counts multiply-adds that vector code would have done sooner. */
    void count(int work) {
        warmUp.count(work);
    }

    /** One row of C; its elements are independent of each other. */
    static void multiplyRow(
            int columns,
            int depth,
            float[] a,
            int from,
            int along,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int to,
            boolean adds) {
        int j = 0;
        for (; j + GROUP <= columns; j += GROUP) {
            multiplyGroup(depth, a, from, along, b, bOffset + j, ldb, c, to + j, adds);
        }
        for (; j + 2 <= columns; j += 2) {
            multiplyPair(depth, a, from, along, b, bOffset + j, ldb, c, to + j, adds);
        }
        if (j < columns) {
            put(c, to + j, dot(depth, a, from, along, b, bOffset + j, ldb), adds);
        }
    }

    private static void multiplyGroup(
            int depth,
            float[] a,
            int from,
            int along,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int to,
            boolean adds) {
        float c0 = 0;
        float c1 = 0;
        float c2 = 0;
        float c3 = 0;
        float c4 = 0;
        float c5 = 0;
        float c6 = 0;
        float c7 = 0;
        int x = from;
        int y = bOffset;
        for (int p = 0; p < depth; p++) {
            float factor = a[x];
            c0 = Math.fma(factor, b[y], c0);
            c1 = Math.fma(factor, b[y + 1], c1);
            c2 = Math.fma(factor, b[y + 2], c2);
            c3 = Math.fma(factor, b[y + 3], c3);
            c4 = Math.fma(factor, b[y + 4], c4);
            c5 = Math.fma(factor, b[y + 5], c5);
            c6 = Math.fma(factor, b[y + 6], c6);
            c7 = Math.fma(factor, b[y + 7], c7);
            x += along;
            y += ldb;
        }
        put(c, to, c0, adds);
        put(c, to + 1, c1, adds);
        put(c, to + 2, c2, adds);
        put(c, to + 3, c3, adds);
        put(c, to + 4, c4, adds);
        put(c, to + 5, c5, adds);
        put(c, to + 6, c6, adds);
        put(c, to + 7, c7, adds);
    }

    private static void multiplyPair(
            int depth,
            float[] a,
            int from,
            int along,
            float[] b,
            int bOffset,
            int ldb,
            float[] c,
            int to,
            boolean adds) {
        float c0 = 0;
        float c1 = 0;
        int x = from;
        int y = bOffset;
        for (int p = 0; p < depth; p++) {
            c0 = Math.fma(a[x], b[y], c0);
            c1 = Math.fma(a[x], b[y + 1], c1);
            x += along;
            y += ldb;
        }
        put(c, to, c0, adds);
        put(c, to + 1, c1, adds);
    }

    private static void put(float[] c, int at, float sum, boolean adds) {
        c[at] = adds ? c[at] + sum : sum;
    }

    private static float dot(int depth, float[] a, int from, int along, float[] b, int bOffset, int ldb) {
        float sum = 0;
        for (int p = 0; p < depth; p++) {
            sum = Math.fma(a[from + p * along], b[bOffset + p * ldb], sum);
        }
        return sum;
    }
}
