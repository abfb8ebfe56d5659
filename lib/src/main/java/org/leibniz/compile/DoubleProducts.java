package org.leibniz.compile;

import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Makes products that run on the worker pool. Blocks, whose buffers are large, are shared by all of them. */
public final class DoubleProducts {
    private final Pool<DoubleBlock> blocks;
    private final int tileRows;
    private final int tileColumns;
    private final ToIntFunction<Gemm> innerCut;

    /**
     * @param innerCut where blocks end one sum over the inner size and begin the second and last; 0 if they do not
     */
    public DoubleProducts(Supplier<DoubleBlock> blocks, int tileRows, int tileColumns, ToIntFunction<Gemm> innerCut) {
        this.blocks = new Pool<>(blocks);
        this.tileRows = tileRows;
        this.tileColumns = tileColumns;
        this.innerCut = innerCut;
    }

    /** See {@link Kernels#product}. */
    public Product of(Gemm shape, int threads) {
        Split split = new Split(tileRows, tileColumns, innerCut);
        split.choose(shape, threads);
        return new ParallelProduct(shape, split);
    }

    /** What threads read in a call is written when it changes, not in every call: other processors keep it in their caches. */
    private final class ParallelProduct implements Product, WorkerPool.Task {
        private static final double[] NOTHING = {};

        private final Gemm shape;
        private final Split split;
        private double[] a = NOTHING;
        private int aOffset;
        private double[] b = NOTHING;
        private int bOffset;
        private double[] c = NOTHING;
        private int cOffset;
        private Epilogue epilogue = Epilogue.NONE;

        /** Where the second half of a sum is kept until it is added to the first. */
        private final double[] aside;

        ParallelProduct(Gemm shape, Split split) {
            this.shape = shape;
            this.split = split;
            this.aside = split.cutsInnerSize()
                    ? new double[(shape.m() - 1) * shape.leadingDimension() + shape.n()]
                    : NOTHING;
        }

        @Override
        public void multiply(
                Object newA,
                int newAOffset,
                Object newB,
                int newBOffset,
                Object newC,
                int newCOffset,
                Epilogue newEpilogue) {
            if (newA != a) a = (double[]) newA;
            if (newAOffset != aOffset) aOffset = newAOffset;
            if (newB != b) b = (double[]) newB;
            if (newBOffset != bOffset) bOffset = newBOffset;
            if (newC != c) c = (double[]) newC;
            if (newCOffset != cOffset) cOffset = newCOffset;
            if (newEpilogue != epilogue) epilogue = newEpilogue;
            shape.check(a.length, aOffset, b.length, bOffset, c.length, cOffset);
            if (shape.isEmpty()) return;
            if (split.parts() == 1) run(0);
            else if (split.hasSmallParts()) WorkerPool.shared().runSmall(this, split.parts());
            else WorkerPool.shared().run(this, split.parts());
            if (split.cutsInnerSize()) addAside();
        }

        @Override
        public void run(int part) {
            DoubleBlock block = blocks.take();
            int firstStep = split.firstStep(part);
            boolean isAside = part >= split.tiles();
            block.shape = shape;
            block.firstRow = split.firstRow(part);
            block.rows = split.rows(part, shape.m());
            block.firstColumn = split.firstColumn(part);
            block.columns = split.columns(part, shape.n());
            block.innerSize = split.steps(part, shape.k());
            block.a = a;
            block.aOffset = aOffset + block.firstRow * shape.aRowStride() + firstStep * shape.aColumnStride();
            block.b = b;
            block.bOffset = bOffset + block.firstColumn * shape.bColumnStride() + firstStep * shape.bRowStride();
            block.c = isAside ? aside : c;
            block.cOffset = (isAside ? 0 : cOffset) + block.firstRow * shape.leadingDimension() + block.firstColumn;
            block.epilogue = split.cutsInnerSize() ? Epilogue.NONE : epilogue;
            try {
                block.multiply();
            } finally {
                block.release();
                blocks.give(block);
            }
        }

        private void addAside() {
            for (int tile = 0; tile < split.tiles(); tile++) {
                int rows = split.rows(tile, shape.m());
                int columns = split.columns(tile, shape.n());
                for (int row = 0; row < rows; row++) {
                    int at = (split.firstRow(tile) + row) * shape.leadingDimension() + split.firstColumn(tile);
                    add(c, cOffset + at, aside, at, columns);
                }
                epilogue.apply(split.firstRow(tile), split.firstColumn(tile), rows, columns);
            }
        }

        private static void add(double[] to, int offset, double[] from, int fromOffset, int columns) {
            for (int j = 0; j < columns; j++) to[offset + j] += from[fromOffset + j];
        }
    }
}
