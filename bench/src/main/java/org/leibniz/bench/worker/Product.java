package org.leibniz.bench.worker;

/** A matrix product whose factors are where the engine wants them. */
public interface Product extends AutoCloseable {
    /** Computes the product, anew every time. This alone is timed. */
    void multiply() throws Exception;

    /** The last product, [m,n] row by row. Not timed. */
    float[] result() throws Exception;

    @Override
    default void close() throws Exception {}
}
