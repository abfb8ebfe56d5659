package org.leibniz.compile;

import java.util.List;
import org.leibniz.plan.Buffer;

/** The arrays of one run: for every buffer of a plan the array it lies in and where it starts there. */
final class Memory {
    final Object[] arrays;
    final int[] offsets;
    private final List<Buffer> buffers;
    private Runnable[] work = {};

    /** @param constants the arrays of the constant buffers, which all runs share; null for the others */
    Memory(List<Buffer> buffers, Object[] constants) {
        this.buffers = buffers;
        this.arrays = constants.clone();
        this.offsets = new int[buffers.size()];
    }

    /** Says which array holds all that is computed in between, from an element on. */
    void useScratch(Object scratch, int first) {
        for (int buffer = 0; buffer < offsets.length; buffer++) {
            if (buffers.get(buffer) instanceof Buffer.Scratch place) bind(buffer, scratch, first + place.offset());
        }
    }

    /** Says what runs on this memory. */
    void runs(Task[] tasks) {
        work = new Runnable[tasks.length];
        for (int i = 0; i < tasks.length; i++) work[i] = tasks[i].on(this);
    }

    void run() {
        for (Runnable next : work) next.run();
    }

    /** Runs and notes when each piece of work ends. */
    void run(Timing timing) {
        long[] times = new long[work.length + 1];
        times[0] = System.nanoTime();
        for (int i = 0; i < work.length; i++) {
            work[i].run();
            times[i + 1] = System.nanoTime();
        }
        timing.add(times);
    }

    void bind(int buffer, Object array, int offset) {
        // Most calls give the same again, and to write what other processors have in their caches takes long.
        if (arrays[buffer] != array) arrays[buffer] = array;
        if (offsets[buffer] != offset) offsets[buffer] = offset;
    }
}
