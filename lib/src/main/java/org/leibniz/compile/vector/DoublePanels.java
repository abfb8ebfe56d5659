package org.leibniz.compile.vector;

/** The memory for packed panels of B and strips of A: one array that grows and is used again. */
final class DoublePanels {
    /**
     * Where panels begin, for vectors that straddle two cache lines cost a tile a fifth of its speed. Java says nothing
     * about addresses, but the usual collectors put a large array at the start of a region, and 16 bytes of header
     * before its elements.
     */
    private static final int FIRST = (64 - 16) / Double.BYTES;

    /** Large enough for every size of panels, and to be a large array for the collector. */
    private static final int LARGE = 4 * 1024 * 1024 / Double.BYTES;

    private static final int SMALL = 32 * 1024 / Double.BYTES;

    private double[] array = {};
    private int strips;

    /** Makes room for so many rows of A and columns of B, so deep. */
    void reserve(int rows, int columns, int depth) {
        strips = FIRST + (columns + DoubleTiles.WIDTH) / DoubleTiles.WIDTH * DoubleTiles.WIDTH * depth;
        // The last strip may be a tile with fewer rows.
        int needed = strips + (rows + DoubleTiles.HEIGHT) * DoubleTiles.STRIDE + DoublePacking.OVERHANG;
        if (needed > array.length) {
            array = new double[needed <= SMALL ? SMALL : Math.max(LARGE, needed)];
        }
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
