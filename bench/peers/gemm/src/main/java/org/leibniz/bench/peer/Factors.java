package org.leibniz.bench.peer;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.leibniz.bench.worker.ProductShape;

/** The factors of a product and their product in native memory, each at the start of a cache line. */
final class Factors implements AutoCloseable {
    private static final int LINE = 64;

    final ProductShape shape;
    final FloatPointer a;
    final FloatPointer b;
    final FloatPointer c;
    private final List<FloatPointer> allocated = new ArrayList<>();

    Factors(ProductShape shape, float[] a, float[] b) {
        this.shape = shape;
        this.a = aligned(shape.m() * shape.k()).put(a, 0, shape.m() * shape.k());
        this.b = aligned(shape.k() * shape.n()).put(b, 0, shape.k() * shape.n());
        this.c = aligned(shape.m() * shape.n());
    }

    /** How many numbers lie between the starts of two rows of the left factor in memory. */
    int rowOfA() {
        return shape.transposedA() ? shape.m() : shape.k();
    }

    /** How many numbers lie between the starts of two rows of the right factor in memory. */
    int rowOfB() {
        return shape.transposedB() ? shape.k() : shape.n();
    }

    float[] product() {
        float[] product = new float[shape.m() * shape.n()];
        c.get(product, 0, product.length);
        return product;
    }

    private FloatPointer aligned(int count) {
        FloatPointer whole = new FloatPointer((long) count + LINE / Float.BYTES);
        allocated.add(whole);
        long offset = (LINE - whole.address() % LINE) % LINE / Float.BYTES;
        return whole.getPointer(offset).limit(count);
    }

    @Override
    public void close() {
        allocated.forEach(FloatPointer::deallocate);
    }
}
