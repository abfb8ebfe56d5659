package org.leibniz.plan;

import java.util.ArrayList;
import java.util.List;

/** Values that one kernel computes. A group only reads what earlier groups computed, or its own values in passing. */
final class Group {
    final int index;

    /** The sizes of the loops without those of size 1, or null for what is no loop. */
    final List<Integer> space;

    final List<Integer> values = new ArrayList<>();
    int weight;

    Group(int index, List<Integer> space) {
        this.index = index;
        this.space = space;
    }

    boolean isLoop() {
        return space != null;
    }
}
