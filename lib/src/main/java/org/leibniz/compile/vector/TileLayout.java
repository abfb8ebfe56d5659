package org.leibniz.compile.vector;

/** How the operands lie that a tile reads. */
enum TileLayout {
    /** Packed: a strip of a matrix as users store it, copied row by row, a row {@code STRIDE} from the next. */
    ROWS,
    /** Packed: a strip of a transposed matrix; the elements of a column are side by side. */
    COLUMNS,
    /** A strip by rows, and a panel that is part of a larger matrix. */
    IN_PLACE;

    /** Packed operands are filled with zeros to a multiple of so many steps of the inner size. */
    static final int STEPS = 2;

    boolean isPacked() {
        return this != IN_PLACE;
    }

    /** The inner size of packed operands that hold so many steps. */
    static int filled(int depth) {
        return (depth + STEPS - 1) / STEPS * STEPS;
    }

    /** The distance of two elements of a column of A. */
    int across(int stride) {
        return this == COLUMNS ? 1 : stride;
    }

    /** The distance of two elements of a row of a strip so high. */
    int along(int rows) {
        return this == COLUMNS ? rows : 1;
    }
}
