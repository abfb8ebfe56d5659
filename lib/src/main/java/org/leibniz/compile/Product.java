package org.leibniz.compile;

/**
 * A product of matrices of one shape that is computed again and again: how threads share it is found once, and nothing is
 * allocated per call. For one caller at a time.
 */
public interface Product {
    /**
     * C = A·B or C += A·B, then the epilogue. C must not overlap A or B. Every element of C is summed in the same order
     * whatever the number of threads.
     *
     * @throws IndexOutOfBoundsException if an array is too short
     * @throws ClassCastException if an array is one of another precision
     */
    void multiply(Object a, int aOffset, Object b, int bOffset, Object c, int cOffset, Epilogue epilogue);
}
