package org.leibniz.compile.vector;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.WarmUp;

/** The micro-kernels for one layout of operands, on this machine's vectors. Few, for HotSpot takes long to compile one. */
final class DoubleTiles {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** The columns of the widest panel. */
    static final int WIDTH = Registers.TILE_VECTORS * LANES;

    /** The rows of the highest strip. */
    static final int HEIGHT = Registers.HIGH_TILE_ROWS;

    /** The vectors in the widest tile of a single row, for products of a row and a matrix. */
    static final int ROW_VECTORS = 8;

    /** The inner size of the longest tile: a strip of eight rows of A fits into half of a first-level cache of 32 KiB. */
    static final int DEPTH = 2048 / Double.BYTES;

    /** From row to row of a strip, not a power of two: else all its rows would compete for the same few cache lines. */
    static final int STRIDE = DEPTH + 64 / Double.BYTES;

    /** Of tiles that add, or of tiles that do not. */
    private static final int KINDS = (HEIGHT + 1) * (ROW_VECTORS + 1);

    /** For packed strips of a matrix as users store it. */
    static final DoubleTiles ROWS = new DoubleTiles(TileLayout.rows(STRIDE), WarmUp.SOON);

    /** For packed strips of a transposed matrix. */
    static final DoubleTiles COLUMNS = new DoubleTiles(TileLayout.columns(), WarmUp.SOON);

    /** For panels that are not packed. */
    static final DoubleTiles ANY_PANEL = new DoubleTiles(TileLayout.anyPanel(STRIDE), WarmUp.SOON);

    /** Vector code takes less than 1 ns for this, a call of code that is not compiled more than 20. */
    private static final int NANOS_PER_VECTOR = 3;

    /**
     * HotSpot knows how often a loop runs if it ran at least 40 times while that was counted, which is for about seven
     * calls. Otherwise it leaves bounds checks in the loop, and the tile is up to a tenth slower for good.
     */
    private static final int SAMPLE_DEPTH = 32;

    /** What a sample may take if rows are very far apart, in elements. */
    private static final int LARGEST_SAMPLE = 1 << 20;

    /** The inner size for which a tile does nothing. */
    static final int NOTHING = -1;

    /** So many layouts get tiles at once, as in a small network; operands that lie otherwise are packed at first. */
    private static final AtomicInteger EARLY = new AtomicInteger(8);

    private static final LayoutTable<DoubleTiles> IN_PLACE = new LayoutTable<>(
            tiles -> tiles.layout,
            layout -> new DoubleTiles(layout, EARLY.getAndDecrement() > 0 ? WarmUp.SOON : WarmUp.LATE));

    private final TileLayout layout;
    private final int enoughWork;
    private final AtomicReferenceArray<DoubleTile> tiles = new AtomicReferenceArray<>(2 * KINDS);

    private DoubleTiles(TileLayout layout, int enoughWork) {
        this.layout = layout;
        this.enoughWork = enoughWork;
    }

    /** For operands that lie so; null if there are too many layouts already. */
    static @Nullable DoubleTiles inPlace(int across, int along, int below, int steps) {
        return IN_PLACE.get(across, along, below, steps);
    }

    /**
     * The fastest tile there is as yet.
     *
     * @param adds whether it adds to C
     */
    DoubleTile get(int rows, int vectors, boolean adds) {
        int index = (adds ? KINDS : 0) + rows * (ROW_VECTORS + 1) + vectors;
        DoubleTile tile = tiles.get(index);
        if (tile == null) {
            WarmUp warmUp = new WarmUp(() -> candidate(rows, vectors, adds, index), enoughWork);
            tiles.compareAndSet(index, null, new PlainDoubleTile(rows, vectors * LANES, layout, adds, warmUp));
            tile = tiles.get(index);
        }
        return tile;
    }

    /** Whether a tile is the best there is; if not, so many multiply-adds are counted that it might have done. */
    boolean isReady(int rows, int vectors, boolean adds, int work) {
        if (enoughWork == WarmUp.SOON) return true;
        if (get(rows, vectors, adds) instanceof PlainDoubleTile plain) plain.count(work);
        return !(get(rows, vectors, adds) instanceof PlainDoubleTile);
    }

    private WarmUp.Candidate candidate(int rows, int vectors, boolean adds, int index) {
        DoubleTile tile = emit(layout, rows, vectors, adds);
        int ldc = vectors * LANES;
        int along = layout.along(rows, rows);
        int below = layout.below(ldc, ldc);
        int steps = Math.min(SAMPLE_DEPTH, LARGEST_SAMPLE / Math.max(1, Math.max(along, below)));
        int depth = Math.max(TileLayout.STEPS, steps / TileLayout.STEPS * TileLayout.STEPS);
        double[] a = new double[(rows - 1) * layout.across() + (depth - 1) * along + 1];
        double[] b = new double[(depth - 1) * below + ldc];
        double[] c = new double[rows * ldc];
        return new WarmUp.Candidate(
                () -> tile.multiply(depth, a, 0, along, b, 0, ldc, c, 0, ldc),
                () -> tile.multiply(NOTHING, a, 0, along, b, 0, ldc, c, 0, ldc),
                (long) NANOS_PER_VECTOR * rows * vectors * depth,
                () -> tiles.set(index, tile));
    }

    static DoubleTile emit(TileLayout layout, int rows, int vectors, boolean adds) {
        return (DoubleTile) new TileEmitter(DoubleTile.class, layout, rows, vectors, LANES, adds).define();
    }
}
