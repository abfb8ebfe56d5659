package org.leibniz.compile.vector;

import org.leibniz.compile.DoubleProducts;
import org.leibniz.compile.FloatProducts;
import org.leibniz.compile.Gemm;
import org.leibniz.compile.Kernels;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Product;

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
    public Product product(Gemm shape, Precision precision, int threads) {
        return precision == Precision.FLOAT32 ? floats.of(shape, threads) : doubles.of(shape, threads);
    }
}
