package org.leibniz.compile;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * What this machine does at best, measured once for a precision, a back end and a number of threads: multiply-adds in
 * registers, and bytes that are copied or compared, which depends on how many there are, for it depends on the cache
 * they lie in.
 */
final class Peak {
    private static final Map<Key, Peak> MEASURED = new ConcurrentHashMap<>();

    private static final long WARM_UP_NANOS = 100_000_000;

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    /** Operations in a nanosecond that are more than an interpreter can do, and less than any compiled loop does. */
    private static final double COMPILED = 1;

    private static final int FEW_TURNS = 64;
    private static final long NANOS = 200_000_000;

    /** The operations of a round: so many that to wake another thread does not count. */
    private static final int ROUND = 40_000_000;

    private static final long BANDWIDTH_NANOS = 30_000_000;

    /** Less memory than this is in the nearest cache anyway. */
    private static final int LEAST_BYTES = 1 << 13;

    private static final int MOST_BYTES = 1 << 27;

    /** The bytes of a round, likewise. */
    private static final int ROUND_BYTES = 1 << 20;

    /** Keeps what is computed from being optimised away. */
    private static volatile double sink;

    private record Key(Precision precision, Backend backend, int threads) {}

    private final int threads;
    private final double gigaflops;
    private final Map<Integer, Double> gigabytes = new ConcurrentHashMap<>();

    private Peak(Key key) {
        this.threads = key.threads;
        MultiplyAdds loop = key.backend.multiplyAdds(key.precision);
        // Short runs while the loop is interpreted, when a turn takes microseconds.
        long patience = System.nanoTime() + PATIENCE_NANOS;
        double warm;
        do {
            warm = best(WARM_UP_NANOS, () -> run(loop, FEW_TURNS));
        } while (warm < COMPILED && System.nanoTime() < patience);
        int turns = ROUND / loop.operations();
        double all;
        do {
            all = best(NANOS, () -> {
                WorkerPool.shared().run(part -> run(loop, turns), threads);
                return (double) turns * loop.operations() * threads;
            });
            // Less than a single thread had: the virtual machine has thrown compiled code away, and makes it again.
        } while (all < warm && System.nanoTime() < patience);
        this.gigaflops = Math.max(all, warm);
    }

    private static double run(MultiplyAdds loop, int turns) {
        sink = loop.run(turns);
        return (double) turns * loop.operations();
    }

    static Peak of(Precision precision, Backend backend, int threads) {
        return MEASURED.computeIfAbsent(new Key(precision, backend, threads), Peak::new);
    }

    /** Floating-point operations in a nanosecond, a multiply-add being two. */
    double gigaflops() {
        return gigaflops;
    }

    /** Bytes in a nanosecond where so many are moved. */
    double gigabytes(double bytes) {
        int size = LEAST_BYTES;
        while (size < bytes && size < MOST_BYTES) size *= 2;
        return gigabytes.computeIfAbsent(size, this::bandwidth);
    }

    private double bandwidth(int bytes) {
        double alone = bandwidth(bytes, 1);
        return threads == 1 ? alone : Math.max(alone, bandwidth(bytes, threads));
    }

    private static double bandwidth(int bytes, int parts) {
        byte[] from = new byte[bytes / 2];
        byte[] to = new byte[bytes / 2];
        int length = from.length / parts;
        int repeats = Math.max(1, ROUND_BYTES / bytes);
        WorkerPool.Task copy = part -> {
            for (int i = 0; i < repeats; i++) System.arraycopy(from, part * length, to, part * length, length);
        };
        WorkerPool.Task compare = part -> {
            int begin = part * length;
            int end = begin + length;
            for (int i = 0; i < repeats; i++) sink = Arrays.mismatch(from, begin, end, to, begin, end);
        };
        return Math.max(bandwidth(copy, parts, bytes * repeats), bandwidth(compare, parts, bytes * repeats));
    }

    private static double bandwidth(WorkerPool.Task task, int parts, double bytes) {
        return best(BANDWIDTH_NANOS, () -> {
            WorkerPool.shared().run(task, parts);
            return bytes;
        });
    }

    /** The most work in a nanosecond of all rounds; a round is long enough for the clock. */
    private static double best(long nanos, DoubleSupplier work) {
        long start = System.nanoTime();
        double best = 0;
        int repeats = 1;
        while (System.nanoTime() - start < nanos) {
            long begin = System.nanoTime();
            double done = 0;
            for (int i = 0; i < repeats; i++) done += work.getAsDouble();
            long taken = Math.max(1, System.nanoTime() - begin);
            best = Math.max(best, done / taken);
            if (taken < nanos / 100) repeats *= 2;
        }
        return best;
    }
}
