package org.leibniz.bench.worker;

/** A computation whose steps are timed. */
public interface Task extends AutoCloseable {
    /**
     * Makes one step with a batch, whole: when it returns, nothing is left to do, and parameters have their new values.
     * This alone is timed.
     *
     * @param batch the number of the batch, from 0
     */
    void step(int batch) throws Exception;

    /** The loss that the last step computed, before its update. Not timed. */
    double loss() throws Exception;

    /** A second number to compare peers by, after the last step; of training the loss. Not timed. */
    default double check() throws Exception {
        return loss();
    }

    @Override
    default void close() throws Exception {}
}
