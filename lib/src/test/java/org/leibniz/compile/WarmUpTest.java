package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void codeIsPublishedOnceItIsFast() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch published = new CountDownLatch(1);
        WarmUp warmUp = new WarmUp(() -> new WarmUp.Candidate(
                () -> {
                    if (calls.incrementAndGet() < 100) sleep();
                },
                100_000,
                published::countDown));
        warmUp.count(1_000);
        assertTrue(WarmUp.isIdle());
        warmUp.count(100_000_000);
        assertTrue(published.await(30, TimeUnit.SECONDS));
        assertTrue(calls.get() >= 100);
    }

    @Test
    void codeThatIsHardlyUsedIsNeverMade() {
        AtomicInteger made = new AtomicInteger();
        WarmUp warmUp = new WarmUp(() -> {
            made.incrementAndGet();
            return new WarmUp.Candidate(() -> {}, 1, () -> {});
        });
        for (int i = 0; i < 1000; i++) warmUp.count(1000);
        assertEquals(0, made.get());
        assertFalse(WarmUp.eager);
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
