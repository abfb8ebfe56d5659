package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void codeIsPublishedOnceItIsFast() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger quick = new AtomicInteger();
        CountDownLatch published = new CountDownLatch(1);
        WarmUp warmUp = new WarmUp(() -> new WarmUp.Candidate(
                () -> {
                    if (calls.incrementAndGet() < 100) sleep();
                },
                quick::incrementAndGet,
                100_000,
                published::countDown));
        warmUp.count(1_000);
        assertTrue(WarmUp.isIdle());
        warmUp.count(100_000_000);
        assertTrue(published.await(30, TimeUnit.SECONDS));
        assertTrue(calls.get() >= 100);
        assertTrue(quick.get() >= 10_000, quick + " quick calls");
    }

    @Test
    void codeThatIsHardlyUsedIsNeverMade() {
        AtomicInteger made = new AtomicInteger();
        WarmUp warmUp = new WarmUp(() -> {
            made.incrementAndGet();
            return new WarmUp.Candidate(() -> {}, () -> {}, 1, () -> {});
        });
        for (int i = 0; i < 1000; i++) warmUp.count(1000);
        assertEquals(0, made.get());
        assertFalse(WarmUp.eager);
    }

    /** What waits for the compiler does not keep others from being compiled. */
    @Test
    void candidatesTakeTurns() throws InterruptedException {
        CountDownLatch published = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean();
        new WarmUp(() -> new WarmUp.Candidate(
                        () -> {
                            if (published.getCount() > 0) sleep();
                        },
                        () -> {},
                        100_000,
                        () -> first.set(true)))
                .count(100_000_000);
        new WarmUp(() -> new WarmUp.Candidate(() -> {}, () -> {}, 1_000_000, published::countDown)).count(100_000_000);
        assertTrue(published.await(30, TimeUnit.SECONDS));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!first.get() && System.nanoTime() < end) sleep();
        assertTrue(first.get());
    }

    @Test
    void aCandidateThatFailsIsGivenUp() {
        AtomicBoolean published = new AtomicBoolean();
        new WarmUp(() -> {
                    throw new IllegalStateException("no code");
                })
                .count(100_000_000);
        new WarmUp(() -> new WarmUp.Candidate(() -> {}, () -> {}, 1_000_000, () -> published.set(true)))
                .count(100_000_000);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!published.get() && System.nanoTime() < end) sleep();
        assertTrue(published.get());
        while (!WarmUp.isIdle() && System.nanoTime() < end) sleep();
        assertTrue(WarmUp.isIdle());
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
