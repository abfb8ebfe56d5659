package org.leibniz.compile;

/** Compiled nested loops. The arrays are those that the loop loads, then those that it stores. */
public interface LoopKernel {
    /**
     * Runs through rows of elements.
     *
     * @param arrays {@code float[]} or {@code double[]}
     * @param offsets where the first element of each array lies
     * @param strides for each array how far it is to the next row, then to the next column
     */
    void run(Object[] arrays, int[] offsets, int[] strides, int rows, int columns);
}
