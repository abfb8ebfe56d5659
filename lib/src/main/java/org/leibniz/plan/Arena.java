package org.leibniz.plan;

import java.util.Map;
import java.util.TreeMap;

/** Gives out places in one array, and takes them back. */
final class Arena {
    /** Places start at multiples of this, so that the vectors of two values never share a cache line. */
    private static final int ALIGNMENT = 16;

    /** Sizes of the gaps by where they start. */
    private final TreeMap<Integer, Integer> gaps = new TreeMap<>();

    private int size;

    /** The size the array must have. */
    int size() {
        return size;
    }

    /** The start of a place for so many elements: in the smallest gap that holds them, else at the end. */
    int take(int elements) {
        int needed = aligned(elements);
        Map.Entry<Integer, Integer> best = null;
        for (Map.Entry<Integer, Integer> gap : gaps.entrySet()) {
            if (gap.getValue() >= needed && (best == null || gap.getValue() < best.getValue())) best = gap;
        }
        if (best == null) return extend(needed);
        int start = best.getKey();
        int rest = best.getValue() - needed;
        gaps.remove(start);
        if (rest > 0) gaps.put(start + needed, rest);
        return start;
    }

    private int extend(int needed) {
        Map.Entry<Integer, Integer> last = gaps.lastEntry();
        boolean open = last != null && last.getKey() + last.getValue() == size;
        int start = open ? last.getKey() : size;
        if (open) gaps.remove(start);
        size = Math.addExact(start, needed);
        return start;
    }

    /** Makes a place free again. */
    void giveBack(int start, int elements) {
        int from = start;
        int count = aligned(elements);
        Map.Entry<Integer, Integer> before = gaps.lowerEntry(start);
        if (before != null && before.getKey() + before.getValue() == start) {
            from = before.getKey();
            count += before.getValue();
            gaps.remove(from);
        }
        Integer after = gaps.remove(start + aligned(elements));
        gaps.put(from, after == null ? count : count + after);
    }

    private static int aligned(int elements) {
        return Math.multiplyExact((elements - 1) / ALIGNMENT + 1, ALIGNMENT);
    }
}
