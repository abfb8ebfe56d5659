package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Pool<AtomicBoolean> pool = new Pool<>(() -> {
        made.incrementAndGet();
        return new AtomicBoolean();
    });

    @Test
    void aThreadGetsTheSameAgain() {
        AtomicBoolean first = pool.take();
        AtomicBoolean second = pool.take();
        assertNotSame(first, second);
        pool.give(first);
        assertSame(first, pool.take());
        assertEquals(2, made.get());
    }

    @Test
    void anotherThreadGetsWhatLiesIdle() throws InterruptedException {
        AtomicBoolean mine = pool.take();
        pool.give(mine);
        Thread other = new Thread(() -> pool.give(pool.take()));
        other.start();
        other.join();
        assertSame(mine, pool.take());
        assertEquals(1, made.get());
    }

    @Test
    void whatIsTakenBelongsToOneThread() throws InterruptedException {
        AtomicBoolean shared = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(new Thread(() -> {
                for (int turn = 0; turn < 20_000; turn++) {
                    AtomicBoolean mine = pool.take();
                    if (!mine.compareAndSet(false, true)) shared.set(true);
                    mine.set(false);
                    pool.give(mine);
                }
            }));
        }
        for (Thread thread : threads) thread.start();
        for (Thread thread : threads) thread.join();
        assertFalse(shared.get());
        assertTrue(made.get() < 1000);
    }
}
