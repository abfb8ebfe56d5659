package org.leibniz.compile;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A slot of the worker pool: one task and which of its parts are still to be begun and to be ended. A part is claimed
 * before the task is read, and the slot is not given away while a claimed part runs, so reuse is safe.
 */
final class Job {
    private final AtomicBoolean reserved = new AtomicBoolean();
    private final AtomicInteger unclaimed = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();
    private WorkerPool.Task task;
    private volatile Thread waiting;
    private volatile Throwable failure;

    boolean reserve() {
        return !reserved.get() && reserved.compareAndSet(false, true);
    }

    void publish(WorkerPool.Task newTask, int parts) {
        task = newTask;
        failure = null;
        unfinished.set(parts);
        // Last, for it is what workers look at; it publishes the rest.
        unclaimed.set(parts);
    }

    /** Runs one part that nobody has begun; false if there is none. */
    boolean runPart() {
        int left = unclaimed.get();
        while (left > 0) {
            if (unclaimed.compareAndSet(left, left - 1)) {
                run(left - 1);
                return true;
            }
            left = unclaimed.get();
        }
        return false;
    }

    private void run(int part) {
        try {
            task.run(part);
        } catch (Throwable e) {
            failure = e;
        }
        // The slot may already belong to the next caller here; to wake that one too early does no harm.
        if (unfinished.decrementAndGet() == 0) {
            LockSupport.unpark(waiting);
        }
    }

    /** Waits for the parts others have begun, frees the slot and throws what a part has thrown. */
    void await() {
        long begin = System.nanoTime();
        while (unfinished.get() > 0 && WorkerPool.stayAwake(System.nanoTime() - begin)) {}
        if (unfinished.get() > 0) {
            waiting = Thread.currentThread();
            while (unfinished.get() > 0) {
                LockSupport.park(this);
            }
            waiting = null;
        }
        Throwable thrown = failure;
        task = null;
        reserved.set(false);
        if (thrown != null) {
            throw rethrow(thrown);
        }
    }

    private static RuntimeException rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        // A part throws no checked exception.
        return (RuntimeException) thrown;
    }
}
