package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Counts what a simplification does. Tests read it; the driver stops when the budget is spent. */
final class Statistics {
    private static final int RULES_NAMED = 20;

    private final long budget;
    private final Map<String, Integer> applications = new TreeMap<>();
    private final Deque<String> last = new ArrayDeque<>();
    private long steps;
    private int passes;

    Statistics(long budget) {
        this.budget = budget;
    }

    void step() {
        // Whoever set a time limit has no other way to end this.
        if (Thread.currentThread().isInterrupted()) throw new CancellationException("simplifying was interrupted");
        if (++steps > budget) throw overrun("simplifying took more than " + budget + " steps", List.of());
    }

    void pass() {
        passes++;
    }

    void applied(List<String> rules) {
        for (String rule : rules) {
            applications.merge(rule, 1, Integer::sum);
            last.addLast(rule);
            if (last.size() > RULES_NAMED) last.removeFirst();
        }
    }

    IllegalStateException overrun(String what, List<String> more) {
        applied(more);
        return new IllegalStateException(what + "; the last rules were " + String.join(", ", last));
    }

    /** Nodes tried and factors and terms read, in all passes together. */
    long steps() {
        return steps;
    }

    int passes() {
        return passes;
    }

    /** How often each rule has changed something. */
    Map<String, Integer> applications() {
        return Map.copyOf(applications);
    }
}
