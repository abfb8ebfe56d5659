package org.leibniz.compile.vector;

/**
 * Where the operands of a tile lie, in elements. Tiles are generated for one layout each, for only with distances that are
 * constants do the addresses of all rows share a register.
 *
 * @param across from row to row of A
 * @param along from column to column of A, {@link #TIGHT} if just the rows of the tile lie between, or {@link #VARIES}
 * @param below from row to row of B, {@link #TIGHT} if just the columns of the tile lie between, or {@link #VARIES};
 *     its columns are contiguous
 * @param steps the inner size is a multiple of it
 */
record TileLayout(int across, int along, int below, int steps) {
    static final int TIGHT = -1;

    /** Known at the call, not before. */
    static final int VARIES = -2;

    /** Two steps share what a loop costs; packed operands are filled with zeros to a multiple of so many. */
    static final int STEPS = 2;

    /** Packed: a strip of a matrix as users store it, copied row by row, a row so far from the next. */
    static TileLayout rows(int stride) {
        return new TileLayout(stride, 1, TIGHT, STEPS);
    }

    /** Packed: a strip of a transposed matrix; the elements of a column are side by side. */
    static TileLayout columns() {
        return new TileLayout(1, TIGHT, TIGHT, STEPS);
    }

    /** A strip by rows, packed or the only row, and a panel that is part of a larger matrix. */
    static TileLayout anyPanel(int stride) {
        return new TileLayout(stride, VARIES, VARIES, 1);
    }

    /** The inner size of packed operands that hold so many steps. */
    static int filled(int depth) {
        return (depth + STEPS - 1) / STEPS * STEPS;
    }

    /** Whether a tile needs no distance when it is called. */
    boolean isConstant() {
        return along != VARIES;
    }

    boolean is(int across, int along, int below, int steps) {
        return this.across == across && this.along == along && this.below == below && this.steps == steps;
    }

    /** From column to column of A, for a tile with so many rows that is called with such a distance. */
    int along(int rows, int lda) {
        return along == TIGHT ? rows : along == VARIES ? lda : along;
    }

    /** From row to row of B, for a tile with so many columns that is called with such a distance. */
    int below(int columns, int ldb) {
        return below == TIGHT ? columns : below == VARIES ? ldb : below;
    }
}
