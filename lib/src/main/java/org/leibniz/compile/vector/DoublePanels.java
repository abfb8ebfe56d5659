package org.leibniz.compile.vector;

import org.leibniz.compile.CacheLines;

/** The memory for packed panels of B and strips of A: one array that grows and is used again. */
final class DoublePanels {
    /** Where panels begin: vectors that straddle two cache lines cost a tile a fifth of its speed. */
    private static final int FIRST = CacheLines.first(Double.BYTES);

    private double[] array = {};
    private int strips;

    /** Makes room for so many rows of A and columns of B, so deep. */
    void reserve(int rows, int columns, int depth) {
        strips = FIRST + (columns + DoubleTiles.WIDTH) / DoubleTiles.WIDTH * DoubleTiles.WIDTH * depth;
        // The last strip may be a tile with fewer rows.
        int behind = strips + (rows + DoubleTiles.HEIGHT) * DoubleTiles.STRIDE + DoublePacking.OVERHANG;
        int needed = CacheLines.length(behind - FIRST, Double.BYTES);
        if (needed > array.length) array = new double[needed];
    }

    double[] array() {
        return array;
    }

    /** Where the panel lies that begins so many columns after the first. */
    static int panel(int column, int depth) {
        return FIRST + column * depth;
    }

    /** Where the strip lies that begins so many rows after the first. */
    int strip(int row) {
        return strips + row * DoubleTiles.STRIDE;
    }
}
