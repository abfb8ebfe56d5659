package org.leibniz.compile;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Things that belong to one thread at a time and are used again. Whoever takes one looks from the front, so that a single
 * thread always gets the same, warm one. Taking and giving back allocates nothing; more than a few are not kept.
 */
public final class Pool<T> {
    /** More threads than this can hardly run at once; what they hold is large. */
    private static final int KEPT = Math.max(64, 2 * Runtime.getRuntime().availableProcessors());

    private final Supplier<T> maker;
    private final AtomicReferenceArray<T> idle = new AtomicReferenceArray<>(KEPT);

    public Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    public T take() {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.getPlain(i) != null) {
                T taken = idle.getAndSet(i, null);
                if (taken != null) return taken;
            }
        }
        return maker.get();
    }

    public void give(T used) {
        for (int i = 0; i < idle.length(); i++) {
            if (idle.getPlain(i) == null && idle.compareAndSet(i, null, used)) return;
        }
    }
}
