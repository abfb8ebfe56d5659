package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerPoolTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void everyPartRunsOnce(int threads) {
        WorkerPool pool = new WorkerPool(threads, () -> false);
        for (int parts = 0; parts < 40; parts++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(parts);
            pool.run(runs::incrementAndGet, parts);
            for (int part = 0; part < parts; part++) assertEquals(1, runs.get(part));
        }
    }

    @Test
    void workersSleepAndWakeAgain() throws InterruptedException {
        WorkerPool pool = new WorkerPool(3, () -> false);
        for (int round = 0; round < 5; round++) {
            AtomicInteger runs = new AtomicInteger();
            pool.run(part -> runs.incrementAndGet(), 9);
            assertEquals(9, runs.get());
            Thread.sleep(20);
        }
    }

    @Test
    void partsRunAtOnceOnDaemonThreads() {
        WorkerPool pool = new WorkerPool(2, () -> false);
        ConcurrentHashMap<Thread, Boolean> threads = new ConcurrentHashMap<>();
        pool.run(
                part -> {
                    threads.put(Thread.currentThread(), Thread.currentThread().isDaemon());
                    while (threads.size() < 2) Thread.onSpinWait();
                },
                2);
        threads.remove(Thread.currentThread());
        assertTrue(threads.values().iterator().next());
    }

    @Test
    void workersThatPauseLeaveAllPartsToTheCaller() {
        WorkerPool pool = new WorkerPool(2, () -> true);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        pool.run(part -> threads.add(Thread.currentThread()), 9);
        assertEquals(Set.of(Thread.currentThread()), threads);
    }

    @Test
    void smallPartsWakeNobodyUnlessTheyComeOften() {
        WorkerPool pool = new WorkerPool(2, () -> false);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int call = 0; call < WorkerPool.OFTEN; call++) {
            pool.runSmall(part -> threads.add(Thread.currentThread()), 9);
        }
        assertEquals(Set.of(Thread.currentThread()), threads);
        long end = System.nanoTime() + 30_000_000_000L;
        while (threads.size() < 2 && System.nanoTime() < end) {
            pool.runSmall(part -> threads.add(Thread.currentThread()), 9);
        }
        assertEquals(2, threads.size());
    }

    @Test
    void failuresReachTheCallerAndLeaveThePoolUsable() {
        WorkerPool pool = new WorkerPool(2, () -> false);
        for (int round = 0; round < 600; round++) {
            int failing = round % 6;
            Exception e = assertThrows(
                    IllegalStateException.class,
                    () -> pool.run(
                            part -> {
                                if (part == failing) throw new IllegalStateException("part " + part);
                            },
                            6));
            assertEquals("part " + failing, e.getMessage());
            AtomicInteger runs = new AtomicInteger();
            pool.run(part -> runs.incrementAndGet(), 6);
            assertEquals(6, runs.get());
        }
    }

    /** What parts have written is seen by the caller, call after call. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void partsSeeWhatTheCallerWroteAndTheCallerWhatTheyWrote(int threads) {
        WorkerPool pool = new WorkerPool(threads, () -> false);
        int[] input = new int[1];
        int[] output = new int[threads * 64];
        WorkerPool.Task twice = part -> output[64 * part] = 2 * input[0];
        for (int call = 0; call < 100_000; call++) {
            input[0] = call;
            pool.run(twice, threads);
            for (int part = 0; part < threads; part++) assertEquals(2 * call, output[64 * part]);
        }
    }

    @Test
    void workersThatSleepLetGoOfTheLastTask() throws InterruptedException {
        WorkerPool pool = new WorkerPool(2, () -> false);
        WeakReference<WorkerPool.Task> last = new WeakReference<>(runsOnce(pool));
        long end = System.nanoTime() + 30_000_000_000L;
        while (last.get() != null && System.nanoTime() < end) {
            Thread.sleep(5);
            System.gc();
        }
        assertNull(last.get());
    }

    private static WorkerPool.Task runsOnce(WorkerPool pool) {
        AtomicIntegerArray runs = new AtomicIntegerArray(4);
        WorkerPool.Task task = runs::incrementAndGet;
        pool.run(task, 4);
        return task;
    }

    @Test
    void callsMayNest() {
        WorkerPool pool = new WorkerPool(2, () -> false);
        AtomicInteger runs = new AtomicInteger();
        pool.run(part -> pool.run(inner -> pool.run(innermost -> runs.incrementAndGet(), 3), 4), 5);
        assertEquals(60, runs.get());
    }

    @Test
    void manyCallersShareThePool() throws InterruptedException {
        WorkerPool pool = new WorkerPool(3, () -> false);
        AtomicInteger runs = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            callers.add(new Thread(() -> {
                for (int round = 0; round < 200; round++) pool.run(part -> runs.incrementAndGet(), 4);
            }));
        }
        for (Thread caller : callers) caller.start();
        for (Thread caller : callers) caller.join();
        assertEquals(16 * 200 * 4, runs.get());
    }
}
