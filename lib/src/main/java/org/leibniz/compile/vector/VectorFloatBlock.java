package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.FloatTiles.DEPTH;
import static org.leibniz.compile.vector.FloatTiles.HEIGHT;
import static org.leibniz.compile.vector.FloatTiles.LANES;
import static org.leibniz.compile.vector.FloatTiles.STRIDE;
import static org.leibniz.compile.vector.FloatTiles.WIDTH;
import static org.leibniz.compile.vector.FloatTiles.ZEROS;

import java.util.Arrays;
import org.leibniz.compile.FloatBlock;
import org.leibniz.compile.Gemm;

/**
 * A block of C by tiles. A strip of A, at most {@code HEIGHT} rows, is copied, stays in the first-level cache, and meets one panel of B after the other, {@code WIDTH} columns wide, from the second. So C is written along
 * its rows, which the processor foresees.
 */
final class VectorFloatBlock extends FloatBlock {
    /** So many columns of B, packed, take half of a second-level cache of 1 MiB. */
    private static final int BLOCK = 6 * WIDTH;

    /** Rather than leave a few columns to a block of their own, the last one is wider by a third. */
    private static final int LAST_BLOCK = 8 * WIDTH;

    /** Strips of A are copied again for every block of so many columns; of more columns, all of them are kept. */
    private static final int COLUMNS_TO_KEEP_A = 4 * BLOCK;

    /** So many rows of A, packed, stay within a share of the third-level cache. */
    private static final int KEPT_ROWS = 1024;

    /** Copying B costs about as much as so many rows of C cost more without. */
    private static final int ROWS_TO_PACK_B = 24;

    /** Contiguous rows of B are copied a few at a time into all panels, for so the processor reads ahead. */
    private static final int ROWS_AT_ONCE = 16;

    private final FloatPanels panels = new FloatPanels();
    private final float[] edge = new float[HEIGHT * WIDTH];
    private final FloatThinProduct thin = new FloatThinProduct();
    private TileLayout layout = TileLayout.ROWS;
    private boolean packsB;
    private boolean keepsA;

    @Override
    protected void multiply() {
        if (innerSize == 0) {
            clear();
        } else if (FloatThinProduct.suits(shape)) {
            thin.multiply(shape, rows, columns, a, aOffset, b, bOffset, c, cOffset);
        } else {
            multiplyByTiles();
            return;
        }
        finish(0, 0, rows, columns);
    }

    private void clear() {
        for (int row = 0; row < rows && !shape.accumulate(); row++) {
            int at = cOffset + row * shape.leadingDimension();
            Arrays.fill(c, at, at + columns, 0);
        }
    }

    private void multiplyByTiles() {
        int k = innerSize;
        layout = shape.aColumnStride() == 1 || k == 1 ? TileLayout.ROWS : TileLayout.COLUMNS;
        packsB = rows >= ROWS_TO_PACK_B || shape.bColumnStride() != 1 || layout == TileLayout.COLUMNS;
        keepsA = columns > COLUMNS_TO_KEEP_A;
        int rowsAtOnce = keepsA ? Math.min(rows, KEPT_ROWS) : rows;
        panels.reserve(
                keepsA ? rowsAtOnce : HEIGHT, Math.min(columns, LAST_BLOCK), TileLayout.filled(Math.min(k, DEPTH)));
        int depths = ceilDivide(k, DEPTH);
        for (int top = 0; top < rows; top += rowsAtOnce) {
            int bottom = Math.min(top + rowsAtOnce, rows);
            for (int d = 0; d < depths; d++) {
                int first = cut(k, d, depths);
                int depth = cut(k, d + 1, depths) - first;
                for (int column = 0; column < columns; ) {
                    int width = blockWidth(columns - column);
                    packPanels(column, width, first, depth);
                    multiplyStrips(top, bottom, column, width, first, depth);
                    column += width;
                }
            }
        }
    }

    /** The columns of the next block when so many are left. */
    private static int blockWidth(int left) {
        return left <= LAST_BLOCK ? left : BLOCK;
    }

    private void packPanels(int column, int width, int first, int depth) {
        int rowsAtOnce = shape.bColumnStride() == 1 ? ROWS_AT_ONCE : depth;
        for (int done = 0; done < depth; done += rowsAtOnce) {
            for (int at = 0; at < width; at += panelWidth(width - at)) {
                int tileColumns = panelWidth(width - at);
                int count = Math.min(width - at, tileColumns);
                if (packsB || count < tileColumns) {
                    int to = FloatPanels.panel(at, TileLayout.filled(depth)) + done * tileColumns;
                    int some = Math.min(depth - done, rowsAtOnce);
                    packPanel(column + at, count, to, tileColumns, first + done, some);
                }
            }
        }
    }

    /** Adds to a block of C what so many steps of the inner size contribute. */
    private void multiplyStrips(int top, int bottom, int column, int width, int first, int depth) {
        for (int row = top; row < bottom; ) {
            int tileRows = Strips.height(bottom - row);
            int count = Math.min(bottom - row, tileRows);
            int strip = panels.strip(keepsA ? row - top : 0);
            if (column == 0 || !keepsA) packStrip(row, count, tileRows, strip, first, depth);
            for (int at = 0; at < width; at += panelWidth(width - at)) {
                multiplyTile(row, count, tileRows, strip, column, at, width - at, first, depth);
            }
            if (first + depth == innerSize) finish(row, column, count, width);
            row += count;
        }
    }

    private void packStrip(int row, int count, int tileRows, int to, int first, int depth) {
        int from = aOffset + row * shape.aRowStride() + first * shape.aColumnStride();
        if (layout == TileLayout.COLUMNS) {
            FloatPacking.pack(
                    a, from, shape.aRowStride(), shape.aColumnStride(), count, depth, panels.array(), to, tileRows);
            Arrays.fill(panels.array(), to + depth * tileRows, to + TileLayout.filled(depth) * tileRows, 0);
            return;
        }
        // Rows so short are copied sooner than a call for each has begun.
        if (depth <= WIDTH) {
            FloatPacking.pack(a, from, 1, shape.aRowStride(), depth, count, panels.array(), to, STRIDE);
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(a, from + i * shape.aRowStride(), panels.array(), to + i * STRIDE, depth);
            }
        }
        if (TileLayout.filled(depth) > depth) {
            for (int i = 0; i < count; i++) {
                int at = to + i * STRIDE;
                Arrays.fill(panels.array(), at + depth, at + TileLayout.filled(depth), 0);
            }
        }
    }

    /** Copies some rows of a panel, and fills up behind an odd number of them, which only the last can be. */
    private void packPanel(int column, int count, int to, int tileColumns, int first, int depth) {
        int from = bOffset + column * shape.bColumnStride() + first * shape.bRowStride();
        FloatPacking.pack(
                b, from, shape.bColumnStride(), shape.bRowStride(), count, depth, panels.array(), to, tileColumns);
        Arrays.fill(panels.array(), to + depth * tileColumns, to + TileLayout.filled(depth) * tileColumns, 0);
    }

    /** The columns of the next panel's tile when so many are left: even parts, so that no panel is a single vector. */
    private static int panelWidth(int left) {
        int vectors = ceilDivide(left, LANES);
        return vectors == Registers.TILE_VECTORS + 1 ? 2 * LANES : Math.min(vectors * LANES, WIDTH);
    }

    private void multiplyTile(
            int row, int count, int tileRows, int strip, int column, int ahead, int left, int first, int depth) {
        int tileColumns = panelWidth(left);
        int columnCount = Math.min(left, tileColumns);
        boolean packed = packsB || columnCount < tileColumns;
        boolean adds = shape.accumulate() || first > 0;
        FloatTile tile = FloatTiles.get(packed ? layout : TileLayout.IN_PLACE, tileRows, tileColumns / LANES);
        float[] packedA = panels.array();
        float[] panel = packed ? packedA : b;
        int steps = packed ? TileLayout.filled(depth) : depth;
        int from = packed ? FloatPanels.panel(ahead, steps) : bOffset + first * shape.bRowStride() + column + ahead;
        int ldb = shape.bRowStride();
        int to = cOffset + row * shape.leadingDimension() + column + ahead;
        if (count < tileRows || columnCount < tileColumns) {
            multiplyEdge(tile, steps, packedA, strip, panel, from, ldb, to, count, columnCount, adds);
        } else {
            int ldc = shape.leadingDimension();
            if (adds) tile.multiply(steps, packedA, strip, 1, panel, from, ldb, c, to, ldc, c, to, ldc);
            else tile.multiply(steps, packedA, strip, 1, panel, from, ldb, ZEROS, 0, 0, c, to, ldc);
        }
    }

    /** A tile that is larger than what is left of C is computed aside; masked stores are slow on JDK 17. */
    private void multiplyEdge(
            FloatTile tile,
            int depth,
            float[] strip,
            int at,
            float[] panel,
            int from,
            int ldb,
            int to,
            int count,
            int columns,
            boolean adds) {
        int ldc = shape.leadingDimension();
        if (adds) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(c, to + i * ldc, edge, i * WIDTH, columns);
            }
            tile.multiply(depth, strip, at, 1, panel, from, ldb, edge, 0, WIDTH, edge, 0, WIDTH);
        } else {
            tile.multiply(depth, strip, at, 1, panel, from, ldb, ZEROS, 0, 0, edge, 0, WIDTH);
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(edge, i * WIDTH, c, to + i * ldc, columns);
        }
    }

    private static int ceilDivide(int a, int b) {
        return (int) ((a + (b - 1L)) / b);
    }

    /** Where the second of two sums over the inner size begins; 0 if there is only one, or if there are more. */
    static int innerCut(Gemm shape) {
        return FloatThinProduct.suits(shape) || ceilDivide(shape.k(), DEPTH) != 2 ? 0 : cut(shape.k(), 1, 2);
    }

    /** Where part i begins when the inner size is cut into so many, all but the last without steps to fill up. */
    private static int cut(int k, int i, int parts) {
        return Math.min(k, TileLayout.filled((int) ((long) k * i / parts)));
    }
}
