package org.leibniz.compile;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Things that belong to one thread at a time and are used again. Whoever takes one looks from a place of its own, so that a
 * thread mostly gets the same, warm one, and threads do not pull a cache line out of each other's hands. Taking and giving
 * back allocates nothing; more than a few are not kept.
 */
public final class Pool<T> {
    /** More threads than this can hardly run at once; what they hold is large. */
    private static final int KEPT = Math.max(64, 2 * Runtime.getRuntime().availableProcessors());

    /** References are at least four bytes long. */
    private static final int PER_LINE = CacheLines.LINE / Integer.BYTES;

    private final Supplier<T> maker;
    private final AtomicReferenceArray<T> idle = new AtomicReferenceArray<>((KEPT + 1) * PER_LINE);

    public Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    public T take() {
        int first = ownPlace();
        for (int i = 0; i < KEPT; i++) {
            int place = place(first, i);
            if (idle.getPlain(place) != null) {
                T taken = idle.getAndSet(place, null);
                if (taken != null) return taken;
            }
        }
        return maker.get();
    }

    public void give(T used) {
        int first = ownPlace();
        for (int i = 0; i < KEPT; i++) {
            int place = place(first, i);
            if (idle.getPlain(place) == null && idle.compareAndSet(place, null, used)) return;
        }
    }

    private static int ownPlace() {
        return (int) (Thread.currentThread().getId() % KEPT);
    }

    private static int place(int first, int next) {
        return ((first + next) % KEPT + 1) * PER_LINE;
    }
}
