package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.FloatTiles.HEIGHT;
import static org.leibniz.compile.vector.FloatTiles.LANES;
import static org.leibniz.compile.vector.FloatTiles.WIDTH;
import static org.leibniz.compile.vector.FloatTiles.ZEROS;

import java.util.Arrays;
import org.leibniz.compile.FloatBlock;

/**
 * A block of C by tiles. A panel of B, {@code depth} deep and {@code WIDTH} wide, meets a strip of A of at most
 * {@code HEIGHT} rows; the strip stays in the first-level cache while the panels of B come from the second. What lies
 * well in memory is read where it is, the rest is packed first.
 */
final class VectorFloatBlock extends FloatBlock {
    /** A strip of this depth takes a third of a first-level cache of 32 KiB. */
    private static final int DEPTH = 256;

    /** So many rows of A, packed, stay within a share of the third-level cache. */
    private static final int PACKED_ROWS = 2048;

    /** Copying A costs about as much as so many columns of C cost more without. */
    private static final int COLUMNS_TO_PACK_A = 160;

    /** Copying B costs about as much as so many rows of C cost more without. */
    private static final int ROWS_TO_PACK_B = 48;

    private final FloatPanels panels = new FloatPanels();
    private final float[] edge = new float[HEIGHT * WIDTH];
    private final FloatThinProduct thin = new FloatThinProduct();
    private boolean packsA;
    private boolean packsB;
    private boolean readsRows;

    @Override
    protected void multiply() {
        if (shape.k() == 0) {
            clear();
        } else if (FloatThinProduct.suits(shape)) {
            thin.multiply(shape, rows, columns, a, aOffset, b, bOffset, c, cOffset);
        } else {
            multiplyByTiles();
            return;
        }
        for (int row = 0; row < rows; row++) {
            finish(row, 0, columns);
        }
    }

    private void clear() {
        for (int row = 0; row < rows && !shape.accumulate(); row++) {
            int at = cOffset + row * shape.leadingDimension();
            Arrays.fill(c, at, at + columns, 0);
        }
    }

    private void multiplyByTiles() {
        int k = shape.k();
        boolean contiguousRows = shape.aColumnStride() == 1 || k == 1;
        boolean contiguousColumns = shape.aRowStride() == 1;
        packsA = columns >= COLUMNS_TO_PACK_A || !contiguousRows && !contiguousColumns;
        readsRows = !packsA && contiguousRows;
        packsB = rows >= ROWS_TO_PACK_B || shape.bColumnStride() != 1;
        int packedRows = packsA ? Math.min(rows, PACKED_ROWS) : Strips.LOW;
        panels.reserve(packedRows, Math.min(k, DEPTH));
        int depths = ceilDivide(k, DEPTH);
        for (int row = 0; row < rows; row += PACKED_ROWS) {
            int height = Math.min(PACKED_ROWS, rows - row);
            for (int d = 0; d < depths; d++) {
                int first = part(k, d, depths);
                multiplySlice(row, height, first, part(k, d + 1, depths) - first);
            }
        }
    }

    /** Adds to so many rows of C what so many steps of the inner size contribute. */
    private void multiplySlice(int row, int height, int first, int depth) {
        for (int top = 0; top < height; top += stripHeight(height - top)) {
            packStrip(row, top, height - top, first, depth);
        }
        for (int column = 0; column < columns; column += panelWidth(columns - column)) {
            int tileColumns = panelWidth(columns - column);
            int count = Math.min(columns - column, tileColumns);
            boolean packed = packsB || count < tileColumns;
            if (packed) {
                packPanel(column, count, tileColumns, first, depth);
            }
            for (int top = 0; top < height; top += stripHeight(height - top)) {
                int tileRows = stripHeight(height - top);
                multiplyTile(
                        row,
                        top,
                        Math.min(height - top, tileRows),
                        tileRows,
                        column,
                        count,
                        tileColumns,
                        packed,
                        first,
                        depth);
            }
        }
    }

    private int stripHeight(int left) {
        return Strips.height(left, readsRows ? TileLayout.ROWS : TileLayout.COLUMNS);
    }

    private void packStrip(int row, int top, int left, int first, int depth) {
        int tileRows = stripHeight(left);
        if (packsA || left < tileRows) {
            FloatPacking.pack(
                    a,
                    aOffset + (row + top) * shape.aRowStride() + first * shape.aColumnStride(),
                    shape.aRowStride(),
                    shape.aColumnStride(),
                    Math.min(left, tileRows),
                    depth,
                    panels.array(),
                    place(top, depth),
                    tileRows);
        }
    }

    /** Where a packed strip lies: if the others are read where they are, the last one has the place to itself. */
    private int place(int top, int depth) {
        return panels.strip(packsA ? top : 0, depth);
    }

    private void packPanel(int column, int count, int tileColumns, int first, int depth) {
        int from = bOffset + column * shape.bColumnStride() + first * shape.bRowStride();
        FloatPacking.pack(
                b,
                from,
                shape.bColumnStride(),
                shape.bRowStride(),
                count,
                depth,
                panels.array(),
                FloatPanels.FIRST,
                tileColumns);
    }

    /** The columns of the next panel's tile when so many are left: even parts, so that no panel is a single vector. */
    private static int panelWidth(int left) {
        int vectors = ceilDivide(left, LANES);
        return vectors == Registers.TILE_VECTORS + 1 ? 2 * LANES : Math.min(vectors * LANES, WIDTH);
    }

    private void multiplyTile(
            int row,
            int top,
            int count,
            int tileRows,
            int column,
            int columnCount,
            int tileColumns,
            boolean packedB,
            int first,
            int depth) {
        boolean packedA = packsA || count < tileRows;
        float[] strip = packedA ? panels.array() : a;
        int at = packedA
                ? place(top, depth)
                : aOffset + (row + top) * shape.aRowStride() + first * shape.aColumnStride();
        boolean byRows = readsRows && !packedA;
        int lda = packedA ? tileRows : byRows ? shape.aRowStride() : shape.aColumnStride();
        TileLayout layout = byRows ? TileLayout.ROWS : TileLayout.COLUMNS;
        boolean adds = shape.accumulate() || first > 0;
        FloatTile tile = FloatTiles.get(layout, tileRows, tileColumns / LANES);
        float[] panel = packedB ? panels.array() : b;
        int from = packedB ? FloatPanels.FIRST : bOffset + first * shape.bRowStride() + column;
        int ldb = packedB ? tileColumns : shape.bRowStride();
        int to = cOffset + (row + top) * shape.leadingDimension() + column;
        if (count < tileRows || columnCount < tileColumns) {
            multiplyEdge(tile, depth, strip, at, lda, panel, from, ldb, to, count, columnCount, adds);
        } else {
            int ldc = shape.leadingDimension();
            if (adds) tile.multiply(depth, strip, at, lda, panel, from, ldb, c, to, ldc, c, to, ldc);
            else tile.multiply(depth, strip, at, lda, panel, from, ldb, ZEROS, 0, 0, c, to, ldc);
        }
        if (first + depth == shape.k()) {
            for (int i = 0; i < count; i++) {
                finish(row + top + i, column, columnCount);
            }
        }
    }

    /** A tile that is larger than what is left of C is computed aside; masked stores are slow on JDK 17. */
    private void multiplyEdge(
            FloatTile tile,
            int depth,
            float[] strip,
            int at,
            int lda,
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
            tile.multiply(depth, strip, at, lda, panel, from, ldb, edge, 0, WIDTH, edge, 0, WIDTH);
        } else {
            tile.multiply(depth, strip, at, lda, panel, from, ldb, ZEROS, 0, 0, edge, 0, WIDTH);
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(edge, i * WIDTH, c, to + i * ldc, columns);
        }
    }

    private static int ceilDivide(int a, int b) {
        return (int) ((a + (b - 1L)) / b);
    }

    /** Where part i begins when a size is cut into so many parts that differ by one at most. */
    private static int part(int size, int i, int parts) {
        return (int) ((long) size * i / parts);
    }
}
