package org.leibniz.compile;

/**
 * Runs a compiled loop on a part of one of its axes: the two innermost axes are the compiled rows and columns, those
 * around them are counted here.
 */
final class LoopWalk {
    private final LoopKernel kernel;
    private final LoopSpace space;
    private final int partial;
    private final int[] compiledStrides;

    /** @param partial the axis of which a part is run */
    LoopWalk(LoopKernel kernel, LoopSpace space, int partial) {
        this.kernel = kernel;
        this.space = space;
        this.partial = partial;
        int[] rows = space.strides(space.rank() - 2);
        int[] columns = space.strides(space.rank() - 1);
        this.compiledStrides = new int[2 * rows.length];
        for (int i = 0; i < rows.length; i++) {
            compiledStrides[2 * i] = rows[i];
            compiledStrides[2 * i + 1] = columns[i];
        }
    }

    /**
     * @param starts where the part begins in each array; the same again in the end
     * @param index zeros for all axes; the same again in the end
     * @param length of the part
     * @param leftOver the columns that follow the last of the rows that a row was cut into
     */
    void run(Object[] arrays, int[] starts, int[] index, int length, int leftOver) {
        int rows = size(space.rank() - 2, length);
        int columns = size(space.rank() - 1, length);
        int axis;
        do {
            // The code counts on in a copy of its own, so the starts stay where they are.
            kernel.run(arrays, starts, compiledStrides, rows, columns);
            if (leftOver > 0) {
                moveRows(starts, rows);
                kernel.run(arrays, starts, compiledStrides, 1, leftOver);
                moveRows(starts, -rows);
            }
            axis = advance(starts, index, length);
        } while (axis >= 0);
    }

    private void moveRows(int[] starts, int rows) {
        for (int i = 0; i < starts.length; i++) starts[i] += rows * compiledStrides[2 * i];
    }

    private int size(int axis, int length) {
        return axis == partial ? length : space.size(axis);
    }

    /** Goes on to the next index of the outer axes; below 0 if that was the last. */
    private int advance(int[] starts, int[] index, int length) {
        int axis = space.rank() - 3;
        for (; axis >= 0; axis--) {
            int size = size(axis, length);
            boolean next = ++index[axis] < size;
            int steps = next ? 1 : 1 - size;
            int[] strides = space.strides(axis);
            for (int i = 0; i < starts.length; i++) starts[i] += steps * strides[i];
            if (next) return axis;
            index[axis] = 0;
        }
        return axis;
    }
}
