package org.leibniz.compile.vector;

/** Cuts rows into strips of the two heights there are tiles for: each kind of tile takes a while to compile. */
final class Strips {
    /** The tile for what remains, part of which may be idle. */
    static final int LOW = 4;

    private Strips() {}

    /** The height of the next strip's tile when so many rows are left, possibly fewer than it has. */
    static int height(int left) {
        return left < Registers.TILE_ROWS ? LOW : Registers.TILE_ROWS;
    }
}
