package org.leibniz.compile.vector;

/** The transpose of a square of as many rows as a vector has lanes. */
interface FloatTranspose {
    /** {@code to[toOffset + j * toDistance + i] = from[fromOffset + i * fromDistance + j]}; nothing if {@code fromDistance} is below 0. */
    void transpose(float[] from, int fromOffset, int fromDistance, float[] to, int toOffset, int toDistance);
}
