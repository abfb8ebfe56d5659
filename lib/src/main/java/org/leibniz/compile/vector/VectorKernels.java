package org.leibniz.compile.vector;

import org.leibniz.compile.DoubleProducts;
import org.leibniz.compile.Epilogue;
import org.leibniz.compile.FloatProducts;
import org.leibniz.compile.Gemm;
import org.leibniz.compile.Kernels;

/** Kernels on the widest vectors of the machine. Only made where {@code jdk.incubator.vector} is present. */
public final class VectorKernels implements Kernels {
    private final FloatProducts floats =
            new FloatProducts(VectorFloatBlock::new, Tiling.LOW, FloatTiles.LANES, VectorFloatBlock::innerCut);
    private final DoubleProducts doubles =
            new DoubleProducts(VectorDoubleBlock::new, Tiling.LOW, DoubleTiles.LANES, VectorDoubleBlock::innerCut);

    @Override
    public String name() {
        return "vector-" + FloatTiles.SPECIES.vectorBitSize();
    }

    @Override
    public void gemm(
            Gemm shape,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            Epilogue epilogue,
            int threads) {
        floats.multiply(shape, a, aOffset, b, bOffset, c, cOffset, epilogue, threads);
    }

    @Override
    public void gemm(
            Gemm shape,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset,
            Epilogue epilogue,
            int threads) {
        doubles.multiply(shape, a, aOffset, b, bOffset, c, cOffset, epilogue, threads);
    }
}
