package org.leibniz.compile.vector;

/** Transposes squares of as many rows as a vector has lanes. */
interface FloatTranspose {
    /**
     * {@code to[toOffset + j * toDistance + i] = from[fromOffset + i * fromDistance + j]} for i below the lanes, j below
     * the lanes times {@code squares}, and j in order.
     */
    void transpose(
            int squares, float[] from, int fromOffset, int fromDistance, float[] to, int toOffset, int toDistance);
}
