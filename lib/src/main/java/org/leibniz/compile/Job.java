package org.leibniz.compile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A slot of the worker pool: one task and which of its parts are still to be begun and to be ended. Workers claim a
 * part before they read the task, and the slot is not given away while a claimed part runs, so reuse is safe.
 *
 * <p>To hand a line of memory over to a processor that shares no cache takes as long as thousands of products. So all
 * that threads tell each other in a call is one word: how many parts are left.
 */
final class Job {
    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Job.class, "state", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final long UNCLAIMED = 1L << 32;
    private static final long UNFINISHED = 1;

    private static final int LINE = CacheLines.LINE / Integer.BYTES;

    /** The parts that nobody has begun, times {@link #UNCLAIMED}, and the parts that have not ended. */
    private volatile long state;

    private WorkerPool.Task task;
    private volatile Thread waiting;
    private volatile Throwable failure;

    /** Whether someone has the slot: an element with a line on either side, for workers at work do not look at it. */
    private final AtomicIntegerArray reserved = new AtomicIntegerArray(2 * LINE);

    boolean reserve() {
        return reserved.get(LINE) == 0 && reserved.compareAndSet(LINE, 0, 1);
    }

    private void free() {
        reserved.setRelease(LINE, 0);
    }

    /** Shows a task to workers; its last part is claimed by the caller, who is to {@link #work}. */
    void publish(WorkerPool.Task newTask, int parts) {
        task = newTask;
        STATE.setRelease(this, (parts - 1) * UNCLAIMED + parts * UNFINISHED);
    }

    /** Runs the part that was claimed with the task, and what nobody else begins. */
    void work(WorkerPool.Task own, int parts) {
        run(own, parts - 1);
        while (runPart()) {}
    }

    /** Runs one part that nobody has begun; false if there is none. */
    boolean runPart() {
        long found = (long) STATE.getAcquire(this);
        while (found >= UNCLAIMED) {
            if (STATE.compareAndSet(this, found, found - UNCLAIMED)) {
                run(task, (int) (found / UNCLAIMED) - 1);
                return true;
            }
            found = (long) STATE.getAcquire(this);
        }
        return false;
    }

    private void run(WorkerPool.Task claimed, int part) {
        try {
            claimed.run(part);
        } catch (Throwable e) {
            failure = e;
        }
        // The slot may already belong to the next caller here; to wake that one too early does no harm.
        if ((long) STATE.getAndAdd(this, -UNFINISHED) == UNFINISHED) {
            LockSupport.unpark(waiting);
        }
    }

    /** Waits for the parts others have begun, frees the slot and throws what a part has thrown. */
    void await() {
        long begin = System.nanoTime();
        while (state != 0 && WorkerPool.stayAwake(System.nanoTime() - begin)) {}
        if (state != 0) {
            waiting = Thread.currentThread();
            while (state != 0) {
                LockSupport.park(this);
            }
            waiting = null;
        }
        Throwable thrown = failure;
        if (thrown != null) failure = null;
        free();
        if (thrown != null) {
            throw rethrow(thrown);
        }
    }

    /** Lets go of the last task, unless a caller has the slot. */
    void forget() {
        if (task != null && reserve()) {
            task = null;
            free();
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
