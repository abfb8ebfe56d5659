package org.leibniz.compile.vector;

/** The memory for a packed strip of A and packed panels of B: one array that grows and is used again. */
final class DoublePanels {
    /**
     * Where the strip begins, for vectors that straddle two cache lines cost a tile a fifth of its speed. Java says
     * nothing about addresses, but the usual collectors put a large array at the start of a region, and 16 bytes of
     * header before its elements.
     */
    static final int STRIP = (64 - 16) / Double.BYTES;

    /** Where the panels begin, aligned too. */
    private static final int PANELS = STRIP + (DoubleTiles.HEIGHT + 1) * DoubleTiles.STRIDE;

    /** Large enough for every size of panels, and to be a large array for the collector. */
    private static final int LARGE = 4 * 1024 * 1024 / Double.BYTES;

    private static final int SMALL = 32 * 1024 / Double.BYTES;

    private double[] array = {};

    /** Makes room for so many columns of B, so deep. */
    void reserve(int columns, int depth) {
        int needed = PANELS + (columns + DoubleTiles.WIDTH) * depth + DoublePacking.OVERHANG;
        if (needed > array.length) {
            array = new double[needed <= SMALL ? SMALL : Math.max(LARGE, needed)];
        }
    }

    double[] array() {
        return array;
    }

    /** Where the panel lies that begins so many columns after the first. */
    static int panel(int column, int depth) {
        return PANELS + column * depth;
    }
}
