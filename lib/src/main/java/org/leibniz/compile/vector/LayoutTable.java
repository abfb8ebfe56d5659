package org.leibniz.compile.vector;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What there is for layouts of operands, found without making a key, and never more than {@link #SLOTS} of it. */
final class LayoutTable<T> {
    private static final int SLOTS = 1 << 9;

    /** So many neighbours of a slot are looked at. */
    private static final int PROBES = 8;

    /** Distances that are further apart would make tiles that run on large samples. */
    private static final int FARTHEST = 1 << 16;

    private final AtomicReferenceArray<T> slots = new AtomicReferenceArray<>(SLOTS);
    private final Function<T, TileLayout> layoutOf;
    private final Function<TileLayout, T> maker;

    LayoutTable(Function<T, TileLayout> layoutOf, Function<TileLayout, T> maker) {
        this.layoutOf = layoutOf;
        this.maker = maker;
    }

    /** What is for such a layout, made if need be; null if distances are too large or there is no room left. */
    @Nullable
    T get(int across, int along, int below, int steps) {
        if (Math.max(Math.max(across, along), below) > FARTHEST) return null;
        int first = ((across * 31 + along) * 31 + below) * 31 + steps;
        for (int i = 0; i < PROBES; i++) {
            int slot = (first + i) & (SLOTS - 1);
            T found = slots.get(slot);
            if (found == null) {
                slots.compareAndSet(slot, null, maker.apply(new TileLayout(across, along, below, steps)));
                found = slots.get(slot);
            }
            if (layoutOf.apply(found).is(across, along, below, steps)) return found;
        }
        return null;
    }
}
