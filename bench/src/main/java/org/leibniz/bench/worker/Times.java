package org.leibniz.bench.worker;

import java.util.Arrays;

/** The times of steps, in nanoseconds. */
final class Times {
    private final long[] values;
    private int count;

    Times(int most) {
        values = new long[most];
    }

    /** Times steps until there are as many as asked for or the time is over, at least one. */
    static Times of(int steps, double seconds, Step step) throws Exception {
        Times times = new Times(steps);
        long start = System.nanoTime();
        long before = start;
        do {
            step.make();
            long after = System.nanoTime();
            times.add(after - before);
            before = after;
        } while (times.count < steps && before - start < seconds * 1e9);
        return times;
    }

    /** What is timed. */
    interface Step {
        void make() throws Exception;
    }

    void add(long nanoseconds) {
        values[count++] = nanoseconds;
    }

    /** The smallest time that a share of all does not pass, in milliseconds. */
    double quantile(double share) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
    }

    /** As fields of JSON. */
    String fields() {
        return "\"steps\":" + count + ",\"ms\":" + quantile(0.5) + ",\"min\":" + quantile(0) + ",\"p90\":"
                + quantile(0.9);
    }
}
