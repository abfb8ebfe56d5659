package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;

/** A loop that runs number by number until its vector code, which gives the same bits, has become faster. */
final class WarmingLoop implements LoopKernel {
    private static final int SAMPLE_ROWS = 2;

    /** Turns of the vectors in a row of the sample. */
    private static final int SAMPLE_VECTORS = 16;

    /** A vector operation takes less than this, but a call of code that is not compiled more than 20. */
    private static final int NANOS_PER_INSTRUCTION = 4;

    /** Plain code that combines the values of a row allocates, so it is replaced after a thousand calls at the latest. */
    private static final int WORK_OF_COMBINING = 2_000;

    private final LoopKernel plain;
    private final Supplier<LoopKernel> narrowCode;
    private final Supplier<LoopKernel> vectors;
    private final Kernel.Loop loop;
    private final Precision precision;
    private final int width;
    private final boolean combines;
    private final WarmUp warmUp = new WarmUp(this::candidate);
    private volatile LoopKernel fast;
    private volatile LoopKernel narrow;

    /**
     * @param plain combines the values of a row in the order in which vectors do
     * @param narrowCode plain code for rows that are shorter than a vector, which needs no such order
     * @param width the numbers in a vector
     */
    WarmingLoop(
            LoopKernel plain,
            Supplier<LoopKernel> narrowCode,
            Supplier<LoopKernel> vectors,
            Kernel.Loop loop,
            Precision precision,
            int width) {
        this.plain = plain;
        this.narrowCode = narrowCode;
        this.vectors = vectors;
        this.loop = loop;
        this.precision = precision;
        this.width = width;
        this.combines = loop.stores().stream().anyMatch(LoopBody::isWithinRow);
    }

    @Override
    public void run(Object[] arrays, int[] offsets, int[] strides, int rows, int columns) {
        LoopKernel vectorCode = fast;
        if (columns < width) {
            narrow().run(arrays, offsets, strides, rows, columns);
        } else if (vectorCode != null) {
            vectorCode.run(arrays, offsets, strides, rows, columns);
        } else {
            plain.run(arrays, offsets, strides, rows, columns);
            long work = (long) rows * columns * loop.steps().size();
            if (combines) work = Math.max(work, WORK_OF_COMBINING);
            warmUp.count((int) Math.min(Integer.MAX_VALUE / 2, work));
        }
    }

    private LoopKernel narrow() {
        if (!combines) return plain;
        LoopKernel known = narrow;
        if (known == null) {
            known = narrowCode.get();
            narrow = known;
        }
        return known;
    }

    private WarmUp.Candidate candidate() {
        LoopKernel vectorCode = vectors.get();
        int instructions = OperationCount.instructions(loop, precision);
        // With and without columns left over, or else the compiler has not seen one of both and starts again.
        int columns = SAMPLE_VECTORS * width;
        Runnable whole = sample(vectorCode, SAMPLE_ROWS, columns);
        Runnable rest = sample(vectorCode, SAMPLE_ROWS, columns + width / 2);
        long nanos = (long) NANOS_PER_INSTRUCTION * instructions * SAMPLE_ROWS * (2 * SAMPLE_VECTORS + width / 2);
        return new WarmUp.Candidate(
                () -> {
                    whole.run();
                    rest.run();
                },
                sample(vectorCode, 0, columns),
                nanos,
                () -> fast = vectorCode);
    }

    /** A call on arrays of its own. */
    private Runnable sample(LoopKernel kernel, int rows, int columns) {
        List<Object> arrays = new ArrayList<>();
        List<Access> accesses = LoopForm.accesses(loop);
        int[] strides = new int[2 * accesses.size()];
        for (int i = 0; i < accesses.size(); i++) {
            strides[2 * i + 1] = Reach.of(accesses.get(i)) == Reach.SAME ? 0 : 1;
            Object array = precision.array(columns);
            precision.fill(array, 0, columns, 0.5);
            arrays.add(array);
        }
        Object[] places = arrays.toArray();
        int[] offsets = new int[places.length];
        return () -> kernel.run(places, offsets, strides, rows, columns);
    }
}
