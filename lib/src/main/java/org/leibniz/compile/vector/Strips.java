package org.leibniz.compile.vector;

/** Cuts rows into strips of the few heights there are tiles for. */
final class Strips {
    /** Divides every power of two above it. */
    private static final int EVEN = 8;

    /** The tile for what remains, part of which may be idle. */
    static final int LOW = 4;

    private Strips() {}

    /** The height of the next strip's tile when so many rows are left, possibly fewer than it has. */
    static int height(int left) {
        int highest = Registers.TILE_ROWS;
        if (left < EVEN || highest < EVEN) return LOW;
        if (highest == EVEN) return EVEN;
        // From 56 rows on, some of 9 and some of 8 leave nothing.
        int strips = (left + highest - 1) / highest;
        return left > strips * EVEN ? highest : EVEN;
    }
}
