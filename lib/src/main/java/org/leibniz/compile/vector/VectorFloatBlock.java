package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.FloatTiles.DEPTH;
import static org.leibniz.compile.vector.FloatTiles.HEIGHT;
import static org.leibniz.compile.vector.FloatTiles.LANES;
import static org.leibniz.compile.vector.FloatTiles.STRIDE;
import static org.leibniz.compile.vector.FloatTiles.WIDTH;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.FloatBlock;
import org.leibniz.compile.Gemm;

/**
 * A block of C by tiles. A strip of A, at most {@code HEIGHT} rows, stays in the first-level cache, and meets one panel
 * of B after the other, {@code WIDTH} columns wide, from the second. So C is written along its rows, which the processor
 * foresees.
 */
final class VectorFloatBlock extends FloatBlock {
    /** So many columns of B, packed, take half of a second-level cache of 1 MiB, in vectors of 64 bytes of either type. */
    private static final int BLOCK = 3072 / DEPTH * WIDTH;

    /** Rather than leave a few columns to a block of their own, the last one is wider by a third. */
    private static final int LAST_BLOCK = 4096 / DEPTH * WIDTH;

    /** Copying B costs about as much as so many rows of C cost more without. */
    private static final int ROWS_TO_PACK_B = 24;

    /** A B that fits into a second-level cache of 1 MiB is read where it is, */
    private static final int LARGEST_IN_PLACE = (1 << 20) / Float.BYTES;

    /** but not so often, and not if its rows are so far apart, that copying it once takes less time. */
    private static final int ROWS_TIMES_DISTANCE = 1 << 16;

    /** Contiguous rows of B are copied a few at a time into all panels, for so the processor reads ahead. */
    private static final int ROWS_AT_ONCE = 16;

    /** Of a transposed product. With fewer columns, tiles are so narrow that they are slow; */
    private static final int FEWEST_COLUMNS = 2 * LANES;

    /** rows of a result that are shorter than a vector take so many times as long to copy; */
    private static final int SHORT_ROWS = 2;

    /** a result that is larger leaves the second-level cache too early. */
    private static final int LARGEST_TRANSPOSED = 1 << 16;

    private final FloatPanels panels = new FloatPanels();
    private final float[] edge = new float[HEIGHT * WIDTH];
    private final FloatThinProduct thin = new FloatThinProduct();
    private FloatTiles packed = FloatTiles.ROWS;
    private @Nullable FloatTiles inPlace;
    private boolean packsB;
    private int widest;

    // Those of the shape, or of its transpose while that is computed.
    private int aRowStride;
    private int aColumnStride;
    private int bRowStride;
    private int bColumnStride;
    private int leadingDimension;

    private float[] transposed = {};

    /** What multiplies the panels by strips of one kind. */
    private FloatTile[] tiles = {};

    @Override
    protected void multiply() {
        if (innerSize == 0) {
            clear();
        } else if (FloatThinProduct.suits(shape)) {
            thin.multiply(shape, rows, columns, a, aOffset, b, bOffset, c, cOffset);
        } else {
            takeStrides();
            if (!transposes()) {
                multiplyByTiles();
                return;
            }
            multiplyTransposed();
        }
        finish(0, 0, rows, columns);
    }

    private void takeStrides() {
        aRowStride = shape.aRowStride();
        aColumnStride = shape.aColumnStride();
        bRowStride = shape.bRowStride();
        bColumnStride = shape.bColumnStride();
        leadingDimension = shape.leadingDimension();
    }

    /** Whether it is less to do to transpose the result and, if need be, A than B, or than to leave lanes idle. */
    private boolean transposes() {
        if (shape.accumulate() || rows % LANES > 0 || rows < FEWEST_COLUMNS) return false;
        long result = (long) rows * columns;
        if (result > LARGEST_TRANSPOSED) return false;
        long first = aRowStride == 1 ? 0 : (long) rows * innerSize;
        long second = bColumnStride == 1 ? 0 : (long) columns * innerSize;
        long stored = columns < LANES ? SHORT_ROWS * result : result;
        if (stored + first >= Math.max(second, idleTime())) return false;
        return first == 0 || FloatTransposes.get((int) Math.min(first, Integer.MAX_VALUE)) != null;
    }

    /**
     * The time that goes into idle lanes behind the last column; the unit is that of copying an element. For each element
     * of A, a vector of a full tile takes two, that of a tile which is a single vector wide three.
     */
    private long idleTime() {
        int vectors = ceilDivide(columns, LANES);
        int each = vectors == 1 ? 3 : 2;
        return (long) rows * innerSize * (each * vectors * LANES - 2L * columns) / LANES;
    }

    /** C = (Bᵀ·Aᵀ)ᵀ, where every sum is the same bit for bit. */
    private void multiplyTransposed() {
        int needed = rows * ceilDivide(columns, LANES) * LANES;
        if (needed > transposed.length) transposed = new float[needed];
        float[] result = c;
        int at = cOffset;
        exchangeFactors();
        c = transposed;
        cOffset = 0;
        leadingDimension = columns;
        multiplyByTiles();
        exchangeFactors();
        c = result;
        cOffset = at;
        FloatTranspose squares = columns < LANES ? FloatTransposes.get(rows * columns) : null;
        int distance = shape.leadingDimension();
        if (squares == null || distance > columns) {
            FloatPacking.pack(transposed, 0, rows, 1, columns, rows, c, cOffset, distance);
        } else {
            storeShortRows(squares);
        }
    }

    /** Rows that adjoin are stored as whole vectors, each of which is overwritten from where the next row begins. */
    private void storeShortRows(FloatTranspose squares) {
        int last = rows - LANES;
        squares.transpose(last / LANES, transposed, 0, rows, c, cOffset, columns);
        squares.transpose(1, transposed, last, rows, edge, 0, LANES);
        for (int i = 0; i < LANES; i++) {
            System.arraycopy(edge, i * LANES, c, cOffset + (last + i) * columns, columns);
        }
    }

    /** Makes Bᵀ the first factor and Aᵀ the second. */
    private void exchangeFactors() {
        float[] factor = a;
        a = b;
        b = factor;
        int number = aOffset;
        aOffset = bOffset;
        bOffset = number;
        number = aRowStride;
        aRowStride = bColumnStride;
        bColumnStride = number;
        number = aColumnStride;
        aColumnStride = bRowStride;
        bRowStride = number;
        number = rows;
        rows = columns;
        columns = number;
    }

    private void clear() {
        for (int row = 0; row < rows && !shape.accumulate(); row++) {
            int at = cOffset + row * shape.leadingDimension();
            Arrays.fill(c, at, at + columns, 0);
        }
    }

    private void multiplyByTiles() {
        int k = innerSize;
        chooseKinds();
        panels.reserve(Math.min(columns, LAST_BLOCK), TileLayout.filled(Math.min(k, DEPTH)));
        int depths = ceilDivide(k, DEPTH);
        for (int d = 0; d < depths; d++) {
            int first = cut(k, d, depths);
            int depth = cut(k, d + 1, depths) - first;
            for (int column = 0; column < columns; ) {
                int width = blockWidth(columns - column);
                int from = bOffset + first * bRowStride + column;
                panels.cut(width, widest, packsB, TileLayout.filled(depth), from);
                packPanels(column, first, depth);
                multiplyStrips(column, width, first, depth);
                column += width;
            }
        }
    }

    /** Operands are read in place where there is code that knows how they lie; until then, and at edges, copies are. */
    private void chooseKinds() {
        widest = Tiling.widest(rows, ceilDivide(columns, LANES), innerSize, aColumnStride);
        packed = aColumnStride == 1 || innerSize == 1 ? FloatTiles.ROWS : FloatTiles.COLUMNS;
        boolean fewRows = rows < ROWS_TO_PACK_B;
        long distance = bRowStride;
        boolean small = innerSize * distance <= LARGEST_IN_PLACE && rows * distance <= ROWS_TIMES_DISTANCE;
        boolean wholeTiles = Tiling.hasWholeStrips(rows) && columns % LANES == 0;
        boolean leavesB = bColumnStride == 1 && wholeTiles && (fewRows || small);
        inPlace = tilesInPlace(leavesB ? bRowStride : TileLayout.TIGHT);
        packsB = inPlace != null ? !leavesB : !fewRows || bColumnStride != 1 || packed == FloatTiles.COLUMNS;
    }

    /** The tiles that read A in place, and B if its rows are so far apart; null if packed ones are faster as yet. */
    private @Nullable FloatTiles tilesInPlace(int below) {
        // A tile multiplies an index of A by the distance of the rows of a panel.
        if (a.length * (long) Math.max(below, WIDTH) > Integer.MAX_VALUE) return null;
        int steps = innerSize % TileLayout.STEPS == 0 ? TileLayout.STEPS : 1;
        FloatTiles tiles = FloatTiles.inPlace(aRowStride, aColumnStride, below, steps);
        return tiles != null && areReady(tiles) ? tiles : null;
    }

    private boolean areReady(FloatTiles tiles) {
        boolean all = true;
        int left = columns;
        while (left > 0) {
            int tileColumns = FloatPanels.tileColumns(left, widest);
            int vectors = tileColumns / LANES;
            left -= tileColumns;
            int work = (int) Math.min((long) rows * vectors * LANES * innerSize, Integer.MAX_VALUE);
            int height = Tiling.height(rows, rows);
            if (rows >= height) all &= isReady(tiles, height, vectors, work);
            if (rows % height >= Tiling.LOW) all &= isReady(tiles, Tiling.LOW, vectors, work);
        }
        return all;
    }

    private boolean isReady(FloatTiles tiles, int height, int vectors, int work) {
        boolean first = shape.accumulate() || tiles.isReady(height, vectors, false, work);
        boolean adds = shape.accumulate() || innerSize > DEPTH;
        boolean others = !adds || tiles.isReady(height, vectors, true, work);
        return first && others;
    }

    /** The columns of the next block when so many are left. */
    private static int blockWidth(int left) {
        return left <= LAST_BLOCK ? left : BLOCK;
    }

    private void packPanels(int column, int first, int depth) {
        int rowsAtOnce = bColumnStride == 1 ? ROWS_AT_ONCE : depth;
        for (int done = 0; done < depth; done += rowsAtOnce) {
            int some = Math.min(depth - done, rowsAtOnce);
            for (int p = 0; p < panels.count(); p++) {
                FloatPanel panel = panels.get(p);
                if (panel.packed) packPanel(panel, column, done, first + done, some);
            }
        }
    }

    /** Copies some rows of a panel, and fills up behind an odd number of them, which only the last can be. */
    private void packPanel(FloatPanel panel, int column, int done, int first, int depth) {
        int from = bOffset + (column + panel.ahead) * bColumnStride + first * bRowStride;
        int width = panel.tileColumns;
        int to = panel.offset + done * width;
        FloatPacking.pack(b, from, bColumnStride, bRowStride, panel.columns, depth, panels.array(), to, width);
        Arrays.fill(panels.array(), to + depth * width, to + TileLayout.filled(depth) * width, 0);
    }

    /** Adds to a block of C what so many steps of the inner size contribute. */
    private void multiplyStrips(int column, int width, int first, int depth) {
        boolean adds = shape.accumulate() || first > 0;
        FloatTiles kind = null;
        int height = 0;
        for (int row = 0; row < rows; ) {
            int tileRows = Tiling.height(rows, rows - row);
            int count = Math.min(rows - row, tileRows);
            FloatTiles wanted = inPlace != null && count == tileRows ? inPlace : packed;
            if (wanted != kind || tileRows != height) {
                kind = wanted;
                height = tileRows;
                chooseTiles(kind, height, adds);
            }
            boolean packs = kind == packed;
            if (packs) packStrip(row, count, height, panels.strip(), first, depth);
            float[] strip = packs ? panels.array() : a;
            int at = packs ? panels.strip() : aOffset + row * aRowStride + first * aColumnStride;
            int steps = packs ? TileLayout.filled(depth) : depth;
            multiplyStrip(row, count, height, strip, at, depth, steps, column, adds);
            // A transposed product is final when it lies in C.
            if (first + depth == innerSize && c != transposed) finish(row, column, count, width);
            row += count;
        }
    }

    /** Chooses what multiplies each panel by strips of one kind. */
    private void chooseTiles(FloatTiles kind, int height, boolean adds) {
        if (tiles.length < panels.count()) tiles = new FloatTile[panels.count()];
        for (int p = 0; p < panels.count(); p++) {
            FloatPanel panel = panels.get(p);
            FloatTiles suited = kind == packed && !panel.packed ? FloatTiles.ANY_PANEL : kind;
            tiles[p] = suited.get(height, panel.tileColumns / LANES, adds);
        }
    }

    /** @param filledDepth with a step that was filled up, where both factors are packed */
    private void multiplyStrip(
            int row,
            int count,
            int height,
            float[] strip,
            int at,
            int depth,
            int filledDepth,
            int column,
            boolean adds) {
        int to = cOffset + row * leadingDimension + column;
        for (int p = 0; p < panels.count(); p++) {
            FloatPanel panel = panels.get(p);
            FloatTile tile = tiles[p];
            int steps = panel.packed ? filledDepth : depth;
            float[] source = panel.packed ? panels.array() : b;
            int from = panel.offset;
            boolean whole = panel.columns == panel.tileColumns || isOverwritten(row + height, panel.tileColumns, adds);
            if (count < height || !whole) {
                multiplyEdge(tile, steps, strip, at, source, from, to + panel.ahead, count, panel.columns, adds);
            } else {
                tile.multiply(steps, strip, at, 1, source, from, bRowStride, c, to + panel.ahead, leadingDimension);
            }
        }
    }

    private void packStrip(int row, int count, int tileRows, int to, int first, int depth) {
        int from = aOffset + row * aRowStride + first * aColumnStride;
        if (packed == FloatTiles.COLUMNS) {
            FloatPacking.pack(a, from, aRowStride, aColumnStride, count, depth, panels.array(), to, tileRows);
            Arrays.fill(panels.array(), to + depth * tileRows, to + TileLayout.filled(depth) * tileRows, 0);
            return;
        }
        // Rows so short are copied sooner than a call for each has begun.
        if (depth <= WIDTH) {
            FloatPacking.pack(a, from, 1, aRowStride, depth, count, panels.array(), to, STRIDE);
        } else {
            for (int i = 0; i < count; i++) {
                System.arraycopy(a, from + i * aRowStride, panels.array(), to + i * STRIDE, depth);
            }
        }
        if (TileLayout.filled(depth) > depth) {
            for (int i = 0; i < count; i++) {
                int at = to + i * STRIDE;
                Arrays.fill(panels.array(), at + depth, at + TileLayout.filled(depth), 0);
            }
        }
    }

    /** Whether what a tile stores behind the ends of rows lies in rows from that one on, which are computed later. */
    private boolean isOverwritten(int next, int tileColumns, boolean adds) {
        boolean rowsAdjoin = columns == leadingDimension;
        return rowsAdjoin && columns < tileColumns && !adds && (rows - next) * columns >= tileColumns - columns;
    }

    /** A tile that is larger than what is left of C is computed aside; masked stores are slow on JDK 17. */
    private void multiplyEdge(
            FloatTile tile,
            int depth,
            float[] strip,
            int at,
            float[] panel,
            int from,
            int to,
            int count,
            int columns,
            boolean adds) {
        int ldc = leadingDimension;
        if (adds) {
            for (int i = 0; i < count; i++) {
                System.arraycopy(c, to + i * ldc, edge, i * WIDTH, columns);
            }
        }
        tile.multiply(depth, strip, at, 1, panel, from, bRowStride, edge, 0, WIDTH);
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
