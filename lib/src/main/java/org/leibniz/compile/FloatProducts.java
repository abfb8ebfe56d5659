package org.leibniz.compile;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Runs products on the worker pool, with calls and buffers that are used again: nothing is allocated per call. */
public final class FloatProducts {
    private final Supplier<FloatBlock> blocks;
    private final int tileRows;
    private final int tileColumns;
    private final ToIntFunction<Gemm> innerCut;
    private final Pool<Call> calls = new Pool<>(Call::new);

    /**
     * @param innerCut where blocks end one sum over the inner size and begin the second and last; 0 if they do not
     */
    public FloatProducts(Supplier<FloatBlock> blocks, int tileRows, int tileColumns, ToIntFunction<Gemm> innerCut) {
        this.blocks = blocks;
        this.tileRows = tileRows;
        this.tileColumns = tileColumns;
        this.innerCut = innerCut;
    }

    /** See {@link Kernels#gemm}. */
    public void multiply(
            Gemm shape,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            Epilogue epilogue,
            int threads) {
        shape.check(a.length, aOffset, b.length, bOffset, c.length, cOffset);
        if (shape.isEmpty()) return;
        Call call = calls.take();
        call.split.choose(shape, threads);
        call.prepare(shape);
        Split split = call.split;
        for (int part = 0; part < split.parts(); part++) {
            boolean aside = part >= split.tiles();
            FloatBlock block = call.parts[part];
            block.shape = shape;
            block.firstRow = split.firstRow(part);
            block.rows = split.rows(part, shape.m());
            block.firstColumn = split.firstColumn(part);
            block.columns = split.columns(part, shape.n());
            block.innerSize = split.steps(part, shape.k());
            block.a = a;
            block.aOffset =
                    aOffset + block.firstRow * shape.aRowStride() + split.firstStep(part) * shape.aColumnStride();
            block.b = b;
            block.bOffset =
                    bOffset + block.firstColumn * shape.bColumnStride() + split.firstStep(part) * shape.bRowStride();
            block.c = aside ? call.aside : c;
            block.cOffset = (aside ? 0 : cOffset) + block.firstRow * shape.leadingDimension() + block.firstColumn;
            block.epilogue = split.cutsInnerSize() ? Epilogue.NONE : epilogue;
        }
        try {
            call.run();
            if (split.cutsInnerSize()) call.add(epilogue);
        } finally {
            call.release();
            calls.give(call);
        }
    }

    private final class Call implements WorkerPool.Task {
        final Split split = new Split(tileRows, tileColumns, innerCut);
        FloatBlock[] parts = {};

        /** Where the second half of a sum is kept until it is added to the first. */
        float[] aside = {};

        void prepare(Gemm shape) {
            int known = parts.length;
            if (known < split.parts()) {
                parts = Arrays.copyOf(parts, split.parts());
                for (int i = known; i < parts.length; i++) {
                    parts[i] = blocks.get();
                }
            }
            int sums = split.cutsInnerSize() ? (shape.m() - 1) * shape.leadingDimension() + shape.n() : 0;
            if (sums > aside.length) aside = new float[sums];
        }

        void run() {
            if (split.parts() == 1) run(0);
            else if (split.hasSmallParts()) WorkerPool.shared().runSmall(this, split.parts());
            else WorkerPool.shared().run(this, split.parts());
        }

        @Override
        public void run(int part) {
            parts[part].multiply();
        }

        void add(Epilogue epilogue) {
            for (int tile = 0; tile < split.tiles(); tile++) parts[tile].add(parts[split.tiles() + tile], epilogue);
        }

        /** A pooled call must not keep the caller's arrays alive. */
        void release() {
            for (int part = 0; part < split.parts(); part++) {
                parts[part].release();
            }
        }
    }
}
