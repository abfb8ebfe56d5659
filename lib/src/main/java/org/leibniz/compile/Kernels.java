package org.leibniz.compile;

/** The hand-tuned routines that compiled programs call. Safe for use by several threads. */
public interface Kernels {
    /** The fastest kernels this virtual machine can run. */
    static Kernels best() {
        return KernelLookup.BEST;
    }

    /** For logs and profiles, such as {@code vector-512}. */
    String name();

    /** What computes products of a shape, on at most so many threads (the calling one among them). */
    Product product(Gemm shape, Precision precision, int threads);
}
