package org.leibniz.compile.vector;

/** In which order a tile reads A; one of the two strides is 1. */
enum TileLayout {
    /** Element (row, p) at {@code row * lda + p}: a matrix as users store it. */
    ROWS,
    /** Element (row, p) at {@code p * lda + row}: a transposed matrix, or a packed strip. */
    COLUMNS
}
