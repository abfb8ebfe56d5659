package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;

/** A loop that runs number by number until its vector code, which gives the same bits, has become faster. */
final class WarmingLoop implements LoopKernel {
    private static final int SAMPLE_ROWS = 2;
    private static final int SAMPLE_COLUMNS = 256;

    private final LoopKernel plain;
    private final Supplier<LoopKernel> vectors;
    private final Kernel.Loop loop;
    private final Precision precision;
    private final WarmUp warmUp = new WarmUp(this::candidate);
    private volatile LoopKernel fast;

    WarmingLoop(LoopKernel plain, Supplier<LoopKernel> vectors, Kernel.Loop loop, Precision precision) {
        this.plain = plain;
        this.vectors = vectors;
        this.loop = loop;
        this.precision = precision;
    }

    @Override
    public void run(Object[] arrays, int[] offsets, int[] strides, int rows, int columns) {
        LoopKernel vectorCode = fast;
        if (vectorCode != null) {
            vectorCode.run(arrays, offsets, strides, rows, columns);
        } else {
            plain.run(arrays, offsets, strides, rows, columns);
            warmUp.count((int) Math.min(
                    Integer.MAX_VALUE / 2, (long) rows * columns * loop.steps().size()));
        }
    }

    private WarmUp.Candidate candidate() {
        LoopKernel vectorCode = vectors.get();
        Runnable slow = sample(plain);
        for (int i = 0; i < 10; i++) slow.run();
        long nanos = WarmUp.nanos(slow) / WarmUp.CALLS;
        return new WarmUp.Candidate(sample(vectorCode), nanos, () -> fast = vectorCode);
    }

    /** A call on arrays of its own. */
    private Runnable sample(LoopKernel kernel) {
        List<Object> arrays = new ArrayList<>();
        List<Access> accesses = LoopForm.accesses(loop);
        int[] strides = new int[2 * accesses.size()];
        for (int i = 0; i < accesses.size(); i++) {
            strides[2 * i + 1] = Reach.of(accesses.get(i)) == Reach.SAME ? 0 : 1;
            Object array = precision.array(SAMPLE_COLUMNS);
            for (int at = 0; at < SAMPLE_COLUMNS; at++) precision.set(array, at, 0.5);
            arrays.add(array);
        }
        Object[] places = arrays.toArray();
        int[] offsets = new int[places.length];
        return () -> kernel.run(places, offsets, strides, SAMPLE_ROWS, SAMPLE_COLUMNS);
    }
}
