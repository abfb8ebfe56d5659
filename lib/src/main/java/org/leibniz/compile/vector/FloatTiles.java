package org.leibniz.compile.vector;

import java.util.concurrent.atomic.AtomicReferenceArray;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.leibniz.compile.WarmUp;

/** The micro-kernels for this machine's vectors. Few, for HotSpot takes long to compile one. */
final class FloatTiles {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    /** The columns of the widest panel. */
    static final int WIDTH = Registers.TILE_VECTORS * LANES;

    /** The rows of the highest strip. */
    static final int HEIGHT = Registers.TILE_ROWS;

    /** The vectors in the widest tile of a single row, for products of a row and a matrix. */
    static final int ROW_VECTORS = 8;

    /** The inner size of the longest tile: a strip of A fits into half of a first-level cache of 32 KiB. */
    static final int DEPTH = 2048 / Float.BYTES;

    /** From row to row of a strip, not a power of two: else all its rows would compete for the same few cache lines. */
    static final int STRIDE = DEPTH + 64 / Float.BYTES;

    /** What a tile may start from: nothing, for every row. */
    static final float[] ZEROS = new float[ROW_VECTORS * LANES];

    /** Vector code takes less than 1 ns for this, a call of code that is not compiled more than 20. */
    private static final int NANOS_PER_VECTOR = 3;

    private static final int SAMPLE_DEPTH = 3 * TileLayout.STEPS;

    /** The inner size for which a tile does nothing. */
    static final int NOTHING = -1;

    private static final AtomicReferenceArray<FloatTile> TILES =
            new AtomicReferenceArray<>(TileLayout.values().length * (HEIGHT + 1) * (ROW_VECTORS + 1));

    private FloatTiles() {}

    /** The fastest tile there is as yet. */
    static FloatTile get(TileLayout layout, int rows, int vectors) {
        int index = (layout.ordinal() * (HEIGHT + 1) + rows) * (ROW_VECTORS + 1) + vectors;
        FloatTile tile = TILES.get(index);
        if (tile == null) {
            WarmUp warmUp = new WarmUp(() -> candidate(layout, rows, vectors, index));
            TILES.compareAndSet(index, null, new PlainFloatTile(rows, vectors * LANES, layout, warmUp));
            tile = TILES.get(index);
        }
        return tile;
    }

    private static WarmUp.Candidate candidate(TileLayout layout, int rows, int vectors, int index) {
        FloatTile tile = emit(layout, rows, vectors);
        int lda = layout.along(rows);
        int ldb = vectors * LANES;
        float[] a = new float[Math.max(rows * STRIDE, ldb * SAMPLE_DEPTH)];
        float[] b = new float[ldb * SAMPLE_DEPTH];
        float[] c = new float[rows * ldb];
        return new WarmUp.Candidate(
                () -> tile.multiply(SAMPLE_DEPTH, a, 0, lda, b, 0, ldb, ZEROS, 0, 0, c, 0, ldb),
                () -> tile.multiply(NOTHING, a, 0, lda, b, 0, ldb, ZEROS, 0, 0, c, 0, ldb),
                (long) NANOS_PER_VECTOR * rows * vectors * SAMPLE_DEPTH,
                () -> TILES.set(index, tile));
    }

    static FloatTile emit(TileLayout layout, int rows, int vectors) {
        return (FloatTile) new TileEmitter(FloatTile.class, layout, rows, vectors, LANES, STRIDE).define();
    }
}
