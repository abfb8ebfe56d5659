package org.leibniz.compile.vector;

import org.leibniz.compile.CacheLines;

/** The memory for packed panels of B and a strip of A: one array that grows and is used again. */
final class DoublePanels {
    /** Where panels begin: vectors that straddle two cache lines cost a tile a fifth of its speed. */
    private static final int FIRST = CacheLines.first(Double.BYTES);

    private double[] array = {};
    private int strip;

    /** Makes room for a strip of A and so many columns of B, so deep. */
    void reserve(int columns, int depth) {
        strip = FIRST + (columns + DoubleTiles.WIDTH) / DoubleTiles.WIDTH * DoubleTiles.WIDTH * depth;
        int behind = strip + DoubleTiles.HEIGHT * DoubleTiles.STRIDE + DoublePacking.OVERHANG;
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

    int strip() {
        return strip;
    }
}
