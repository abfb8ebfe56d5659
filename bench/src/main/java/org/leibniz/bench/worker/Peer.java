package org.leibniz.bench.worker;

/**
 * An engine that computes workloads. It overrides the kinds of work that it can do; {@link Worker#run} does the rest.
 * An array of the workload may be kept and changed by the peer it was given to.
 */
public interface Peer {
    /** The versions of what computes, to be read: {@code "DJL 0.35.1, libtorch 2.7.1"}. */
    String version();

    /** Whether nothing is being prepared any more that will make what it computes at present faster. */
    default boolean isWarm() {
        return true;
    }

    /**
     * Training: forward, backward and update in every step, starting from {@link Workload#parameters}. Says the loss of
     * every step, see {@link Task#loss}.
     *
     * @throws UnsupportedOperationException if the peer cannot do it, saying why
     */
    default Task training(Workload work) throws Exception {
        throw new UnsupportedOperationException("no training");
    }

    /**
     * Inference with {@link Workload#parameters}: from an array of Java to an array of Java that holds the logits.
     *
     * @throws UnsupportedOperationException if the peer cannot do it, saying why
     */
    default Inference inference(Workload work) throws Exception {
        throw new UnsupportedOperationException("no inference");
    }

    /**
     * The mean of y = tanh(a x + b) sigmoid(x) + log1p(exp(x)), and its gradients by x, a and b, from {@code x}, {@code a}
     * and {@code b} of the {@linkplain Workload#file files} of those names. The loss is the mean; the
     * {@linkplain Task#check check} is the gradient by a, plus the gradient by b, plus the sum of the gradient by x.
     *
     * @throws UnsupportedOperationException if the peer cannot do it, saying why
     */
    default Task elementwise(Workload work) throws Exception {
        throw new UnsupportedOperationException("no elementwise work");
    }

    /**
     * A matrix product.
     *
     * @param a the left factor, row by row: [m,k], or [k,m] if it is to be transposed
     * @param b the right factor, row by row: [k,n], or [n,k] if it is to be transposed
     * @throws UnsupportedOperationException if the peer cannot do it, saying why
     */
    default Product product(ProductShape shape, float[] a, float[] b, int threads) throws Exception {
        throw new UnsupportedOperationException("no products");
    }
}
