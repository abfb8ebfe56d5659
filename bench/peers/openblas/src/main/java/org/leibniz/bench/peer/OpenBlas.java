package org.leibniz.bench.peer;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Product;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.bench.worker.Worker;

/** OpenBLAS. Its presets run Intel's library instead wherever that lies on the class path, so it must not. */
public final class OpenBlas implements Peer {
    public static void main(String[] arguments) {
        Loader.load(openblas.class);
        Worker.run(new OpenBlas(), arguments);
    }

    @Override
    public String version() {
        return openblas.OPENBLAS_VERSION.strip();
    }

    @Override
    public Product product(ProductShape shape, float[] a, float[] b, int threads) {
        return new BlasProduct(shape, a, b, openblas::cblas_sgemm);
    }
}
