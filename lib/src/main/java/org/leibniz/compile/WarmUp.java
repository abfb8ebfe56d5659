package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a piece of vector code replaces the plain code that does the same. Until HotSpot has compiled it, a
 * vector is an object and its operations are calls, a thousand times slower; so callers go on with plain code while a
 * thread in the background runs the vector code on a sample. Code that is hardly used is never compiled.
 *
 * <p>That thread runs all candidates in turns: those that have run often enough wait for the compiler while others come
 * to the point at which it notices them, so that it always has something to do.
 */
public final class WarmUp {
    /** About a millisecond of plain code; compiling vector code takes some hundred, but another processor does it. */
    public static final int SOON = 2_000_000;

    /** About ten milliseconds of vector code, for code that does the same a little faster. */
    public static final int LATE = 500_000_000;

    /** The quick calls that go with each call on a sample. */
    private static final int QUICK_CALLS = 700;

    /**
     * HotSpot's optimising compiler takes a method after 5,000 calls of code that counts, which replaces the interpreter
     * after 200; when there were so many turns, there is little to do but wait. (See Tier3InvocationThreshold and
     * Tier4InvocationThreshold; a queue makes these numbers larger.)
     */
    private static final int NOTICED = 10;

    /** The turns of the oldest candidate while the others have one. */
    private static final int TURNS_OF_OLDEST = 4;

    static final int CALLS = 16;

    /** Time enough to compile on a busy machine. After that plain code stays: slower, but right. */
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** Lets tests use vector code at once. */
    public static volatile boolean eager;

    private static final AtomicInteger PENDING = new AtomicInteger();
    private static final AtomicInteger URGENT = new AtomicInteger();
    private static final LinkedBlockingQueue<Warming> STARTED = new LinkedBlockingQueue<>();

    private static final AtomicBoolean RUNNING = new AtomicBoolean();

    private final Supplier<Candidate> candidate;
    private final int enough;

    /** The multiply-adds or copies so far. Threads may lose counts to each other, which does not matter. */
    private int work;

    /**
     * Vector code that may replace plain code.
     *
     * @param call runs it on data of its own, through all of its branches
     * @param quick calls it so that it returns at once: HotSpot counts calls, and what a call does takes milliseconds in
     *     code that is not compiled
     * @param fastNanos how long the call takes at most once it is compiled
     * @param publish lets everyone use it
     */
    public record Candidate(Runnable call, Runnable quick, long fastNanos, Runnable publish) {}

    public WarmUp(Supplier<Candidate> candidate) {
        this(candidate, SOON);
    }

    /** @param enough the work after which vector code is worth making */
    public WarmUp(Supplier<Candidate> candidate, int enough) {
        this.candidate = candidate;
        this.enough = enough;
    }

    /** To be called with all work that plain code does. */
    public void count(int newWork) {
        int before = work;
        if (before < enough) {
            work = eager ? enough : before + Math.min(newWork, enough);
            if (work >= enough) start();
        }
    }

    private void start() {
        if (eager) {
            candidate.get().publish().run();
            return;
        }
        PENDING.incrementAndGet();
        boolean urgent = enough <= SOON;
        if (urgent) URGENT.incrementAndGet();
        STARTED.add(new Warming(candidate, urgent));
        if (RUNNING.compareAndSet(false, true)) {
            Thread thread = new Thread(WarmUp::warm, "leibniz-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void warm() {
        List<Warming> all = new ArrayList<>();
        while (true) {
            try {
                if (all.isEmpty()) all.add(STARTED.take());
                STARTED.drainTo(all);
                long begin = System.nanoTime();
                // HotSpot compiles first what is called most.
                Warming oldest = all.get(0);
                for (int turn = 1; turn < TURNS_OF_OLDEST && !oldest.ended; turn++) oldest.turn();
                for (Warming next : all) if (!next.ended) next.turn();
                all.removeIf(next -> next.ended);
                boolean waits = all.stream().allMatch(Warming::isNoticed);
                // The compiler needs the processor more than what waits for it.
                if (waits && !all.isEmpty()) Thread.sleep(2 + 3 * (System.nanoTime() - begin) / 1_000_000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** A candidate that is run until it is fast. */
    private static final class Warming {
        private final Supplier<Candidate> supplier;
        private final boolean urgent;
        private final long begin = System.nanoTime();
        private @Nullable Candidate code;
        private int calls;
        private boolean ended;

        Warming(Supplier<Candidate> supplier, boolean urgent) {
            this.supplier = supplier;
            this.urgent = urgent;
        }

        boolean isNoticed() {
            return calls > NOTICED;
        }

        /** Quick calls and one that is not; if that is fast, this ends. */
        void turn() {
            try {
                if (code == null) code = supplier.get();
                if (isFast(code) || System.nanoTime() - begin > PATIENCE_NANOS) end();
            } catch (RuntimeException | LinkageError e) {
                end();
                System.getLogger("org.leibniz.compile")
                        .log(System.Logger.Level.WARNING, "Vector code fails, plain code stays", e);
            }
        }

        private boolean isFast(Candidate code) {
            for (int i = 0; i < QUICK_CALLS; i++) code.quick().run();
            long start = System.nanoTime();
            code.call().run();
            calls++;
            if (System.nanoTime() - start > 2 * code.fastNanos()) return false;
            if (nanos(code.call()) > CALLS * code.fastNanos()) return false;
            code.publish().run();
            return true;
        }

        private void end() {
            ended = true;
            if (urgent) URGENT.decrementAndGet();
            PENDING.decrementAndGet();
        }
    }

    /** How long some calls take. */
    static long nanos(Runnable call) {
        long begin = System.nanoTime();
        for (int i = 0; i < CALLS; i++) call.run();
        return System.nanoTime() - begin;
    }

    /** Whether plain code does the work of vector code that is being compiled. */
    static boolean isUrgent() {
        return URGENT.get() > 0;
    }

    /** Whether everything that was begun has ended; for tests and timings. */
    public static boolean isIdle() {
        return PENDING.get() == 0;
    }
}
