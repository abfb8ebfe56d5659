package org.leibniz.compile.vector;

/** The transpose of a square of as many rows as a vector has lanes. */
interface DoubleTranspose {
    /** {@code to[toOffset + j * toDistance + i] = from[fromOffset + i * fromDistance + j]}; nothing if {@code fromDistance} is below 0. */
    void transpose(double[] from, int fromOffset, int fromDistance, double[] to, int toOffset, int toDistance);
}
