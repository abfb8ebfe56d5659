package org.leibniz.compile;

/**
 * Computes a block of a product on one thread, with buffers of its own. Element (i, j) of the block lies at
 * {@code cOffset + i * shape.leadingDimension() + j}; offsets of A and B are those of the block too.
 */
public abstract class FloatBlock {
    private static final float[] NOTHING = {};

    protected Gemm shape = Gemm.of(0, 0, 0);
    protected int firstRow;
    protected int firstColumn;
    protected int rows;
    protected int columns;

    /** The inner size of the block: that of the shape, or a part of it. */
    protected int innerSize;

    protected float[] a = NOTHING;
    protected int aOffset;
    protected float[] b = NOTHING;
    protected int bOffset;
    protected float[] c = NOTHING;
    protected int cOffset;
    protected Epilogue epilogue = Epilogue.NONE;

    /** Computes the block; {@link #finish} must be called for every element once. */
    protected abstract void multiply();

    /** Tells the epilogue that some rows and columns of the block are final. */
    protected final void finish(int row, int column, int rowCount, int columnCount) {
        epilogue.apply(firstRow + row, firstColumn + column, rowCount, columnCount);
    }

    final void release() {
        a = NOTHING;
        b = NOTHING;
        c = NOTHING;
        epilogue = Epilogue.NONE;
    }
}
