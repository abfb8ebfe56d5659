package org.leibniz.compile.vector;

import jdk.incubator.vector.FloatVector;

/** How many vector registers the processor has, and what tile they hold. */
final class Registers {
    private static final int COUNT = FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 512
                    || System.getProperty("os.arch", "").equals("aarch64")
            ? 32
            : 16;

    /** The vectors in a row of a tile: with three, an element of A that is loaded serves three products. */
    static final int TILE_VECTORS = 3;

    /**
     * The rows of a tile: its accumulators, a row of B and elements of A fill the registers. As a power of two it
     * leaves nothing of most sizes; with nine rows rather than eight a product is no faster.
     */
    static final int TILE_ROWS = Integer.highestOneBit((COUNT - 1 - TILE_VECTORS) / TILE_VECTORS);

    /** The vectors in a row of a tile that is higher than others. */
    static final int HIGH_TILE_VECTORS = 2;

    /** The rows of the highest tile that narrow. */
    static final int HIGH_TILE_ROWS = (COUNT - 1 - HIGH_TILE_VECTORS) / HIGH_TILE_VECTORS;

    private Registers() {}
}
