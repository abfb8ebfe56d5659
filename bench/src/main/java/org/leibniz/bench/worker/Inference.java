package org.leibniz.bench.worker;

/** What a network says, from an array of Java to an array of Java. */
public interface Inference extends AutoCloseable {
    /**
     * The logits of a batch. This alone is timed.
     *
     * @param inputs [batch, inputs], row by row
     * @return [batch, outputs], row by row; a later call may overwrite it
     */
    float[] run(float[] inputs) throws Exception;

    @Override
    default void close() throws Exception {}
}
