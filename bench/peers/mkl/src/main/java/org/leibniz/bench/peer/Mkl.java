package org.leibniz.bench.peer;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.mkl.global.mkl_rt;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Product;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.bench.worker.Worker;

/** Intel's library of mathematical kernels. */
public final class Mkl implements Peer {
    public static void main(String[] arguments) {
        Loader.load(mkl_rt.class);
        Worker.run(new Mkl(), arguments);
    }

    @Override
    public String version() {
        byte[] text = new byte[200];
        mkl_rt.MKL_Get_Version_String(text, text.length);
        return new String(text).replace('\0', ' ').strip();
    }

    @Override
    public Product product(ProductShape shape, float[] a, float[] b, int threads) {
        mkl_rt.MKL_Set_Num_Threads(threads);
        return new BlasProduct(shape, a, b, mkl_rt::cblas_sgemm);
    }
}
