package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
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
        // A thread may overlook what another gives back behind it, and make one more; but nothing is lost.
        assertTakesAgain(made.get());
    }

    @Test
    void allThatWereGivenBackAreTakenAgain() {
        List<AtomicBoolean> taken = new ArrayList<>();
        for (int i = 0; i < 8; i++) taken.add(pool.take());
        taken.forEach(pool::give);
        assertEquals(8, made.get());
        assertTakesAgain(8);
    }

    private void assertTakesAgain(int all) {
        Set<AtomicBoolean> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < all; i++) taken.add(pool.take());
        assertEquals(all, taken.size());
        assertEquals(all, made.get());
    }
}
