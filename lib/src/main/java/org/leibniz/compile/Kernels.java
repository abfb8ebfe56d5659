package org.leibniz.compile;

/**
 * The hand-tuned routines that compiled programs call. Safe for use by several threads; a call allocates nothing once
 * its buffers exist.
 */
public interface Kernels {
    /** The fastest kernels this virtual machine can run. */
    static Kernels best() {
        return KernelLookup.BEST;
    }

    /** For logs and profiles, such as {@code vector-512}. */
    String name();

    /**
     * C = A·B or C += A·B, then the epilogue, on at most so many threads (the calling one among them). C must not
     * overlap A or B. Every element of C is summed in the same order whatever the number of threads.
     */
    void gemm(
            Gemm shape,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            Epilogue epilogue,
            int threads);

    void gemm(
            Gemm shape,
            double[] a,
            int aOffset,
            double[] b,
            int bOffset,
            double[] c,
            int cOffset,
            Epilogue epilogue,
            int threads);
}
