package org.leibniz.compile;

/** Kernels in plain Java, for virtual machines without the vector module. */
public final class ScalarKernels implements Kernels {
    private final FloatProducts floats = new FloatProducts(ScalarFloatBlock::new, 1, 64, shape -> 0);
    private final DoubleProducts doubles = new DoubleProducts(ScalarDoubleBlock::new, 1, 64, shape -> 0);

    @Override
    public String name() {
        return "scalar";
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
