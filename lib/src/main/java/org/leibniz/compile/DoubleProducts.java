package org.leibniz.compile;

import java.util.Arrays;
import java.util.function.Supplier;

/** Runs products on the worker pool, with calls and buffers that are used again: nothing is allocated per call. */
public final class DoubleProducts {
    private final Supplier<DoubleBlock> blocks;
    private final int tileRows;
    private final int tileColumns;
    private final Pool<Call> calls = new Pool<>(Call::new);

    public DoubleProducts(Supplier<DoubleBlock> blocks, int tileRows, int tileColumns) {
        this.blocks = blocks;
        this.tileRows = tileRows;
        this.tileColumns = tileColumns;
    }

    /** See {@link Kernels#gemm}. */
    public void multiply(
            Gemm shape,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset,
            Epilogue epilogue,
            int threads) {
        shape.check(a.length, aOffset, b.length, bOffset, c.length, cOffset);
        if (shape.isEmpty()) return;
        Call call = calls.take();
        call.split.choose(shape, threads);
        call.prepare();
        for (int part = 0; part < call.split.parts(); part++) {
            DoubleBlock block = call.parts[part];
            block.shape = shape;
            block.firstRow = call.split.firstRow(part);
            block.rows = call.split.rows(part, shape.m());
            block.firstColumn = call.split.firstColumn(part);
            block.columns = call.split.columns(part, shape.n());
            block.a = a;
            block.aOffset = aOffset + block.firstRow * shape.aRowStride();
            block.b = b;
            block.bOffset = bOffset + block.firstColumn * shape.bColumnStride();
            block.c = c;
            block.cOffset = cOffset + block.firstRow * shape.leadingDimension() + block.firstColumn;
            block.epilogue = epilogue;
        }
        try {
            call.run();
        } finally {
            call.release();
            calls.give(call);
        }
    }

    private final class Call implements WorkerPool.Task {
        final Split split = new Split(tileRows, tileColumns);
        DoubleBlock[] parts = {};

        void prepare() {
            int known = parts.length;
            if (known < split.parts()) {
                parts = Arrays.copyOf(parts, split.parts());
                for (int i = known; i < parts.length; i++) {
                    parts[i] = blocks.get();
                }
            }
        }

        void run() {
            if (split.parts() == 1) run(0);
            else WorkerPool.shared().run(this, split.parts());
        }

        @Override
        public void run(int part) {
            parts[part].multiply();
        }

        /** A pooled call must not keep the caller's arrays alive. */
        void release() {
            for (int part = 0; part < split.parts(); part++) {
                parts[part].release();
            }
        }
    }
}
