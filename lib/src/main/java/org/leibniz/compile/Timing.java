package org.leibniz.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leibniz.plan.Plan;

/** How long the kernels of a plan took in its last runs. */
final class Timing {
    private static final int KEPT = 1000;

    final Plan plan;
    final Map<String, Long> sizes;

    /** For each kernel the profile of the program it repeats; empty where it repeats none. */
    final List<Optional<Profile>> repeated;

    private final long[][] nanos;
    private long runs;

    Timing(Specialization specialization) {
        this.plan = specialization.plan();
        this.sizes = specialization.sizes();
        this.nanos = new long[plan.kernels().size()][KEPT];
        this.repeated = specialization.repeated().stream()
                .map(program -> program.map(Program::profile))
                .toList();
    }

    /** @param times when the first kernel began, and when each kernel ended */
    synchronized void add(long[] times) {
        int at = (int) (runs++ % KEPT);
        for (int kernel = 0; kernel < nanos.length; kernel++) nanos[kernel][at] = times[kernel + 1] - times[kernel];
    }

    synchronized long runs() {
        return runs;
    }

    /** The median of the last runs: neither a first run nor an interruption shows. */
    synchronized double nanos(int kernel) {
        long[] last = Arrays.copyOf(nanos[kernel], (int) Math.min(runs, KEPT));
        if (last.length == 0) return 0;
        Arrays.sort(last);
        int middle = last.length / 2;
        return last.length % 2 == 1 ? last[middle] : (last[middle - 1] + last[middle]) / 2.0;
    }

    void close() {
        repeated.forEach(inner -> inner.ifPresent(Profile::close));
    }
}
