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
    public Product product(Gemm shape, Precision precision, int threads) {
        return precision == Precision.FLOAT32 ? floats.of(shape, threads) : doubles.of(shape, threads);
    }
}
