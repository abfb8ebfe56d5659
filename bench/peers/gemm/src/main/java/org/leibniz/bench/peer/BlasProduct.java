package org.leibniz.bench.peer;

import org.bytedeco.javacpp.FloatPointer;
import org.leibniz.bench.worker.Product;
import org.leibniz.bench.worker.ProductShape;

/** A product by the C interface of BLAS, which several libraries have. */
final class BlasProduct implements Product {
    // The same in all of them: CblasRowMajor, CblasNoTrans, CblasTrans.
    private static final int ROWS = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    private final Factors factors;
    private final Sgemm sgemm;

    BlasProduct(ProductShape shape, float[] a, float[] b, Sgemm sgemm) {
        this.factors = new Factors(shape, a, b);
        this.sgemm = sgemm;
    }

    /** {@code cblas_sgemm} of a library. */
    interface Sgemm {
        void call(
                int order,
                int transposeA,
                int transposeB,
                int m,
                int n,
                int k,
                float alpha,
                FloatPointer a,
                int rowOfA,
                FloatPointer b,
                int rowOfB,
                float beta,
                FloatPointer c,
                int rowOfC);
    }

    @Override
    public void multiply() {
        ProductShape shape = factors.shape;
        sgemm.call(
                ROWS,
                shape.transposedA() ? TRANSPOSED : PLAIN,
                shape.transposedB() ? TRANSPOSED : PLAIN,
                shape.m(),
                shape.n(),
                shape.k(),
                1,
                factors.a,
                factors.rowOfA(),
                factors.b,
                factors.rowOfB(),
                0,
                factors.c,
                shape.n());
    }

    @Override
    public float[] result() {
        return factors.product();
    }

    @Override
    public void close() {
        factors.close();
    }
}
