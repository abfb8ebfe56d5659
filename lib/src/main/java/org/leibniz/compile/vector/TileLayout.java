package org.leibniz.compile.vector;

/** How the rows of A that a tile reads lie to each other. */
enum TileLayout {
    /** A strip of a matrix as users store it, copied row by row: a row is {@code STRIDE} from the next. */
    ROWS,
    /** A strip of a transposed matrix: the elements of a column are side by side. */
    COLUMNS;

    /** The distance of two elements of a column. */
    int across(int stride) {
        return this == ROWS ? stride : 1;
    }
}
