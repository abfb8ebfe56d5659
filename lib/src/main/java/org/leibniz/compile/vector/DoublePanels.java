package org.leibniz.compile.vector;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.compile.CacheLines;

/** The panels of a block of B, and the memory for those that are packed and a strip of A: an array that is used again. */
final class DoublePanels {
    /** Where panels begin: vectors that straddle two cache lines cost a tile a fifth of its speed. */
    private static final int FIRST = CacheLines.first(Double.BYTES);

    private final List<DoublePanel> panels = new ArrayList<>();
    private int count;
    private double[] array = {};
    private int strip;

    /** Makes room for a strip of A and so many columns of B, so deep. */
    void reserve(int columns, int depth) {
        strip = FIRST + (columns + DoubleTiles.WIDTH) / DoubleTiles.WIDTH * DoubleTiles.WIDTH * depth;
        int behind = strip + DoubleTiles.HEIGHT * DoubleTiles.STRIDE + DoublePacking.OVERHANG;
        int needed = CacheLines.length(behind - FIRST, Double.BYTES);
        if (needed > array.length) array = new double[needed];
    }

    /**
     * Cuts a block into panels.
     *
     * @param widest the vectors in a row of the widest tile
     * @param packs whether all are packed; else only one whose tile has more columns than are left
     * @param depth of those that are packed
     * @param offset where the block begins in B
     */
    void cut(int columns, int widest, boolean packs, int depth, int offset) {
        count = 0;
        for (int at = 0; at < columns; at += panels.get(count - 1).tileColumns) {
            if (count == panels.size()) panels.add(new DoublePanel());
            DoublePanel panel = panels.get(count++);
            int left = columns - at;
            panel.ahead = at;
            panel.tileColumns = tileColumns(left, widest);
            panel.columns = Math.min(left, panel.tileColumns);
            panel.packed = packs || panel.columns < panel.tileColumns;
            panel.offset = panel.packed ? FIRST + at * depth : offset + at;
        }
    }

    /** The columns of the next panel's tile when so many are left. */
    static int tileColumns(int left, int widest) {
        int vectors = (left + DoubleTiles.LANES - 1) / DoubleTiles.LANES;
        return Tiling.vectors(vectors, widest) * DoubleTiles.LANES;
    }

    int count() {
        return count;
    }

    DoublePanel get(int panel) {
        return panels.get(panel);
    }

    double[] array() {
        return array;
    }

    int strip() {
        return strip;
    }
}
