package org.leibniz.train;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets something be saved when the process ends before it is done, as by Ctrl-C. Whoever changes what is saved holds the
 * lock meanwhile, so that it is saved between two changes.
 */
final class Interruption implements AutoCloseable {
    private final ReentrantLock changing = new ReentrantLock();
    private final Thread hook;

    Interruption(Runnable save) {
        hook = new Thread(
                () -> {
                    // Never unlocked: nothing changes any more.
                    changing.lock();
                    save.run();
                },
                "leibniz-save");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void lock() {
        changing.lock();
    }

    void unlock() {
        changing.unlock();
    }

    /** From now on nothing is saved. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // Too late: it saves what is there.
        }
    }
}
