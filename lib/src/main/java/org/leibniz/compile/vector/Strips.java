package org.leibniz.compile.vector;

/** Cuts rows into strips of the few heights there are tiles for: each kind of tile takes a while to compile. */
final class Strips {
    /** The tile for what remains, part of which may be idle. */
    static final int LOW = 4;

    private Strips() {}

    /** The height of the next strip's tile when so many of the rows are left, possibly fewer than it has. */
    static int height(int rows, int left) {
        if (isOne(rows)) return rows;
        return left < Registers.TILE_ROWS ? LOW : Registers.TILE_ROWS;
    }

    /** The vectors in a row of the widest tile for so many rows. */
    static int vectors(int rows) {
        return isOne(rows) ? Registers.HIGH_TILE_VECTORS : Registers.TILE_VECTORS;
    }

    /** Whether no tile has rows that are idle. */
    static boolean areWhole(int rows) {
        return isOne(rows) || rows % LOW == 0;
    }

    /** A few more rows than a tile has, ten classes say, are one strip if else a part of a second one would be idle. */
    private static boolean isOne(int rows) {
        return rows > Registers.TILE_ROWS && rows <= Registers.HIGH_TILE_ROWS && rows % LOW > 0;
    }
}
