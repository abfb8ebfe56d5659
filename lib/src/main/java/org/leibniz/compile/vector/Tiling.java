package org.leibniz.compile.vector;

/** Cuts a product into tiles of few kinds: each takes a while to compile. */
final class Tiling {
    /** The height of the tile for what remains, part of which may be idle. */
    static final int LOW = 4;

    /** From this inner size on it hardly matters that narrower tiles begin and store more sums. */
    private static final int LONG = 128;

    /** With fewer accumulators, products would wait for sums. */
    private static final int ENOUGH_ACCUMULATORS = 16;

    private Tiling() {}

    /** The height of the next strip's tile when so many of the rows are left, possibly fewer than it has. */
    static int height(int rows, int left) {
        if (isOneStrip(rows)) return rows;
        return left < Registers.TILE_ROWS ? LOW : Registers.TILE_ROWS;
    }

    /** Whether no tile has rows that are idle. */
    static boolean hasWholeStrips(int rows) {
        return isOneStrip(rows) || rows % LOW == 0;
    }

    /** A few more rows than a tile has, ten classes say, are one strip if else a part of a second one would be idle. */
    private static boolean isOneStrip(int rows) {
        return rows > Registers.TILE_ROWS && rows <= Registers.HIGH_TILE_ROWS && rows % LOW > 0;
    }

    /**
     * The vectors in a row of the widest tile for a product with so many in a row: two where that spares a kind. They
     * read A more often, which takes its time if elements of a row are far apart.
     *
     * @param along from column to column of A
     */
    static int widest(int rows, int vectors, int innerSize, int along) {
        if (isOneStrip(rows)) return Registers.HIGH_TILE_VECTORS;
        boolean pairs = vectors % 2 == 0 && vectors % Registers.TILE_VECTORS > 0;
        boolean pairsAreFast = along == 1 && innerSize >= LONG && 2 * Registers.TILE_ROWS >= ENOUGH_ACCUMULATORS;
        return pairs && pairsAreFast ? 2 : Registers.TILE_VECTORS;
    }

    /** The vectors in a row of the next tile when so many are left: even parts, so that few tiles have only one. */
    static int vectors(int left, int widest) {
        return left == widest + 1 ? (left + 1) / 2 : Math.min(left, widest);
    }
}
