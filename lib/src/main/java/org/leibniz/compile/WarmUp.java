package org.leibniz.compile;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Decides when a piece of vector code replaces the plain code that does the same. Until HotSpot has compiled it, a
 * vector is an object and its operations are calls, a thousand times slower; so callers go on with plain code while a
 * thread in the background runs the vector code on a sample. Code that is hardly used is never compiled.
 */
public final class WarmUp {
    /** A few milliseconds of plain code; compiling vector code takes some hundred. */
    private static final int ENOUGH_WORK = 10_000_000;

    static final int CALLS = 16;

    /** Time enough to compile on a busy machine. After that plain code stays: slower, but right. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** Lets tests use vector code at once. */
    public static volatile boolean eager;

    private static final AtomicInteger PENDING = new AtomicInteger();

    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "leibniz-warm-up");
        thread.setDaemon(true);
        return thread;
    });

    private final Supplier<Candidate> candidate;

    /** The multiply-adds or copies so far. Threads may lose counts to each other, which does not matter. */
    private int work;

    /**
     * Vector code that may replace plain code.
     *
     * @param call runs it on data of its own
     * @param fastNanos how long the call takes at most once it is compiled
     * @param publish lets everyone use it
     */
    public record Candidate(Runnable call, long fastNanos, Runnable publish) {}

    public WarmUp(Supplier<Candidate> candidate) {
        this.candidate = candidate;
    }

    /** To be called with all work that plain code does. */
    public void count(int newWork) {
        int before = work;
        if (before < ENOUGH_WORK) {
            work = eager ? ENOUGH_WORK : before + newWork;
            if (work >= ENOUGH_WORK) start();
        }
    }

    private void start() {
        if (eager) {
            candidate.get().publish().run();
            return;
        }
        PENDING.incrementAndGet();
        THREAD.execute(() -> {
            try {
                Candidate vectorCode = candidate.get();
                if (becomesFast(vectorCode)) vectorCode.publish().run();
            } finally {
                PENDING.decrementAndGet();
            }
        });
    }

    private boolean becomesFast(Candidate code) {
        long begin = System.nanoTime();
        long now = begin;
        while (now - begin < PATIENCE_NANOS) {
            if (nanos(code.call()) <= CALLS * code.fastNanos()) return true;
            now = System.nanoTime();
        }
        return false;
    }

    /** How long some calls take. */
    static long nanos(Runnable call) {
        long begin = System.nanoTime();
        for (int i = 0; i < CALLS; i++) call.run();
        return System.nanoTime() - begin;
    }

    /** Whether everything that was begun has ended; for tests and timings. */
    public static boolean isIdle() {
        return PENDING.get() == 0;
    }
}
