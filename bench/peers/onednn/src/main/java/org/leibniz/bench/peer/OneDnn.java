package org.leibniz.bench.peer;

import static org.bytedeco.dnnl.global.dnnl.*;

import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.javacpp.FloatPointer;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Product;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.bench.worker.Worker;

/** oneDNN: its matrix product is made for a shape once, and then executed. */
public final class OneDnn implements Peer {
    private final dnnl_engine engine = new dnnl_engine();
    private final dnnl_stream stream = new dnnl_stream();

    private OneDnn() {
        check(dnnl_engine_create(engine, dnnl_cpu, 0));
        check(dnnl_stream_create(stream, engine, dnnl_stream_default_flags));
    }

    public static void main(String[] arguments) {
        Worker.run(new OneDnn(), arguments);
    }

    @Override
    public String version() {
        dnnl_version_t version = dnnl_version();
        return "oneDNN " + version.major() + "." + version.minor() + "." + version.patch();
    }

    @Override
    public Product product(ProductShape shape, float[] a, float[] b, int threads) {
        Factors factors = new Factors(shape, a, b);
        dnnl_memory_desc left = matrix(shape.m(), shape.k(), shape.transposedA());
        dnnl_memory_desc right = matrix(shape.k(), shape.n(), shape.transposedB());
        dnnl_memory_desc product = matrix(shape.m(), shape.n(), false);
        dnnl_primitive_desc chosen = new dnnl_primitive_desc();
        check(dnnl_matmul_primitive_desc_create(
                chosen, engine, left, right, new dnnl_memory_desc(), product, new dnnl_primitive_attr()));
        dnnl_primitive primitive = new dnnl_primitive();
        check(dnnl_primitive_create(primitive, chosen));
        dnnl_exec_arg_t memory = new dnnl_exec_arg_t(3);
        memory.getPointer(0).arg(DNNL_ARG_SRC).memory(memory(left, factors.a));
        memory.getPointer(1).arg(DNNL_ARG_WEIGHTS).memory(memory(right, factors.b));
        memory.getPointer(2).arg(DNNL_ARG_DST).memory(memory(product, factors.c));
        return new Product() {
            @Override
            public void multiply() {
                check(dnnl_primitive_execute(primitive, stream, 3, memory));
                check(dnnl_stream_wait(stream));
            }

            @Override
            public float[] result() {
                return factors.product();
            }

            @Override
            public void close() {
                check(dnnl_primitive_destroy(primitive));
                factors.close();
            }
        };
    }

    private static dnnl_memory_desc matrix(long rows, long columns, boolean transposed) {
        dnnl_memory_desc matrix = new dnnl_memory_desc();
        long[] strides = transposed ? new long[] {1, rows} : new long[] {columns, 1};
        check(dnnl_memory_desc_create_with_strides(matrix, 2, new long[] {rows, columns}, dnnl_f32, strides));
        return matrix;
    }

    private dnnl_memory memory(dnnl_memory_desc matrix, FloatPointer numbers) {
        dnnl_memory memory = new dnnl_memory();
        check(dnnl_memory_create(memory, matrix, engine, numbers));
        return memory;
    }

    private static void check(int status) {
        if (status != dnnl_success) throw new IllegalStateException("oneDNN answers " + status);
    }
}
