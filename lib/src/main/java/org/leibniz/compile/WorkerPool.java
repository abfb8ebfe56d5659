package org.leibniz.compile;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A fixed number of daemon threads that help with the parts of a task. The caller works too and takes whatever no
 * worker has begun, so a call ends even if no worker ever wakes, and calls may nest. Nothing is allocated per call.
 */
public final class WorkerPool {
    /** Work that falls into independent parts, numbered from 0. */
    public interface Task {
        void run(int part);
    }

    /** A worker that has just worked looks for more this long before it offers its processor to others. */
    static final long SPIN_NANOS = 100_000;

    /**
     * After this long it sleeps. To wake it takes ten microseconds, and may put it on the processor of the one who does, for
     * some milliseconds; a step of training has work to share more often.
     */
    static final long WAIT_NANOS = 2_000_000;

    /** Calls with small parts, each soon after the one before, for which to wake workers. */
    static final int OFTEN = 100;

    private final Job[] jobs;
    private final Worker[] workers;
    private final BooleanSupplier workersPause;
    private final AtomicBoolean started = new AtomicBoolean();

    // Threads may overwrite each other's, which only moves the moment at which workers wake.
    private long lastSmall;
    private int closeCalls;

    /**
     * @param threads the caller's among them
     * @param workersPause whether the callers are to do all work themselves at the moment
     */
    WorkerPool(int threads, BooleanSupplier workersPause) {
        this.workersPause = workersPause;
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.length; i++) {
            workers[i] = new Worker(i + 1);
        }
        jobs = new Job[2 * threads];
        for (int i = 0; i < jobs.length; i++) {
            jobs[i] = new Job();
        }
    }

    /** The pool of this process: as many threads as the property leibniz.threads says, or as there are processors. */
    public static WorkerPool shared() {
        return Shared.POOL;
    }

    /** How many parts can run at once, the caller's among them. */
    public int threads() {
        return workers.length + 1;
    }

    /** Runs parts 0 to {@code parts - 1}, some of them on workers, and returns when all are done. */
    public void run(Task task, int parts) {
        boolean helped = parts > 1 && workers.length > 0 && !workersPause.getAsBoolean();
        Job job = helped ? freeJob() : null;
        if (job == null) {
            runAlone(task, parts);
            return;
        }
        start();
        job.publish(task, parts);
        wake(parts - 1);
        job.work(task, parts);
        try {
            job.await();
        } finally {
            // Else a worker will.
            if (!isAwake()) job.forget();
        }
    }

    /**
     * As {@link #run}, for parts that take less time than to wake a worker: if all sleep, the caller does without, unless
     * it comes so often that they will stay awake.
     */
    public void runSmall(Task task, int parts) {
        if (isAwake() || comesOften()) run(task, parts);
        else runAlone(task, parts);
    }

    private static void runAlone(Task task, int parts) {
        for (int part = 0; part < parts; part++) task.run(part);
    }

    private boolean isAwake() {
        if (!started.get()) return false;
        for (Worker worker : workers) if (!worker.sleeping) return true;
        return false;
    }

    private boolean comesOften() {
        long now = System.nanoTime();
        closeCalls = now - lastSmall < SPIN_NANOS ? closeCalls + 1 : 0;
        lastSmall = now;
        return closeCalls >= OFTEN;
    }

    private Job freeJob() {
        for (Job job : jobs) {
            if (job.reserve()) {
                return job;
            }
        }
        // More callers than slots: then every processor has work already.
        return null;
    }

    private void start() {
        if (!started.get() && started.compareAndSet(false, true)) {
            for (Worker worker : workers) {
                worker.start();
            }
        }
    }

    private void wake(int helpers) {
        int wanted = helpers;
        for (int i = 0; i < workers.length && wanted > 0; i++) {
            if (workers[i].sleeping) {
                workers[i].sleeping = false;
                LockSupport.unpark(workers[i]);
                wanted--;
            }
        }
    }

    private boolean runAnyPart() {
        boolean worked = false;
        for (Job job : jobs) {
            while (job.runPart()) {
                worked = true;
            }
        }
        return worked;
    }

    /** Passes a moment of waiting; false if it has lasted so long that one had better sleep. */
    static boolean stayAwake(long waited) {
        if (waited < SPIN_NANOS) Thread.onSpinWait();
        else Thread.yield();
        return waited < WAIT_NANOS;
    }

    private final class Worker extends Thread {
        private volatile boolean sleeping;

        Worker(int number) {
            super("leibniz-worker-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            long idleSince = System.nanoTime();
            while (true) {
                if (runAnyPart()) {
                    idleSince = System.nanoTime();
                } else if (!stayAwake(System.nanoTime() - idleSince)) {
                    sleep();
                    idleSince = System.nanoTime();
                }
            }
        }

        private void sleep() {
            sleeping = true;
            // A job published before the flag was seen wakes nobody, and may be seen a moment later: look twice.
            if (!findsWork()) {
                long end = System.nanoTime() + WAIT_NANOS;
                for (long left = WAIT_NANOS; left > 0 && sleeping; left = end - System.nanoTime()) {
                    LockSupport.parkNanos(WorkerPool.this, left);
                }
                if (sleeping && !findsWork()) LockSupport.park(WorkerPool.this);
            }
            sleeping = false;
        }

        private boolean findsWork() {
            for (Job job : jobs) job.forget();
            return runAnyPart();
        }
    }

    /** Opened on first use, so that the property can still be set by a main method. */
    private static final class Shared {
        static final WorkerPool POOL = of(Math.max(
                1, Integer.getInteger("leibniz.threads", Runtime.getRuntime().availableProcessors())));

        private static WorkerPool of(int threads) {
            // Of two processors, the compiler of the virtual machine needs one while it makes vector code fast.
            return new WorkerPool(threads, () -> threads == 2 && WarmUp.isUrgent());
        }
    }
}
