package org.leibniz.simplify;

import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Graph;

/** Watches that passes make the measure of a graph smaller. */
final class Progress {
    /** A pass may bring together what only the next ones merge. */
    private static final int PASSES_WITHOUT = 2;

    private @Nullable Measure smallest;
    private int without;

    boolean isMade(Graph graph) {
        Measure measure = Measure.of(graph);
        boolean smaller = smallest == null || measure.compareTo(smallest) < 0;
        without = smaller ? 0 : without + 1;
        if (smaller) smallest = measure;
        return without <= PASSES_WITHOUT;
    }
}
