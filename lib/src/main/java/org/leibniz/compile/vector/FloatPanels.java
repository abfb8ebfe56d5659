package org.leibniz.compile.vector;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.compile.CacheLines;

/** The panels of a block of B, and the memory for those that are packed and a strip of A: an array that is used again. */
final class FloatPanels {
    /** Where panels begin: vectors that straddle two cache lines cost a tile a fifth of its speed. */
    private static final int FIRST = CacheLines.first(Float.BYTES);

    private final List<FloatPanel> panels = new ArrayList<>();
    private int count;
    private float[] array = {};
    private int strip;

    /** Makes room for a strip of A and so many columns of B, so deep. */
    void reserve(int columns, int depth) {
        strip = FIRST + (columns + FloatTiles.WIDTH) / FloatTiles.WIDTH * FloatTiles.WIDTH * depth;
        int behind = strip + FloatTiles.HEIGHT * FloatTiles.STRIDE + FloatPacking.OVERHANG;
        int needed = CacheLines.length(behind - FIRST, Float.BYTES);
        if (needed > array.length) array = new float[needed];
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
            if (count == panels.size()) panels.add(new FloatPanel());
            FloatPanel panel = panels.get(count++);
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
        int vectors = (left + FloatTiles.LANES - 1) / FloatTiles.LANES;
        return Tiling.vectors(vectors, widest) * FloatTiles.LANES;
    }

    int count() {
        return count;
    }

    FloatPanel get(int panel) {
        return panels.get(panel);
    }

    float[] array() {
        return array;
    }

    int strip() {
        return strip;
    }
}
