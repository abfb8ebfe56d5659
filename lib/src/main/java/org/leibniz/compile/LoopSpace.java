package org.leibniz.compile;

import java.util.List;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;

/**
 * The axes of a loop as they are run: at least rows and columns. A long row whose values are combined becomes many, for
 * a sum of sums is nearer to the truth than one long sum, and sums can be shared; what is left over of the row is a
 * shorter one at its end.
 */
final class LoopSpace {
    /** The columns of the rows that a long row is cut into: the sum of so many costs far more than to end it. */
    private static final int ROW = 4096;

    private final int[] sizes;

    /** For each axis how far a step along it leads in each array. */
    private final int[][] strides;

    private final int leftOver;

    LoopSpace(Kernel.Loop loop) {
        List<Access> accesses = LoopForm.accesses(loop);
        int own = loop.sizes().size();
        int columns = own == 0 ? 1 : loop.sizes().get(own - 1);
        boolean cut = columns >= 2 * ROW && loop.stores().stream().anyMatch(LoopBody::isWithinRow);
        int rank = Math.max(2, cut ? own + 1 : own);
        int added = rank - own;
        this.sizes = new int[rank];
        this.strides = new int[rank][accesses.size()];
        for (int axis = 0; axis < rank; axis++) {
            // Those that are added come first, or, where rows are cut, all but the last move up.
            int from = axis - added + (cut && axis < rank - 1 ? 1 : 0);
            boolean rowOfRow = cut && axis == rank - 2;
            sizes[axis] = rowOfRow ? columns / ROW : from < 0 ? 1 : loop.sizes().get(from);
            for (int i = 0; i < accesses.size(); i++) {
                List<Integer> moves = accesses.get(i).strides();
                strides[axis][i] = rowOfRow ? ROW * moves.get(own - 1) : from < 0 ? 0 : moves.get(from);
            }
        }
        if (cut) sizes[rank - 1] = ROW;
        this.leftOver = cut ? columns % ROW : 0;
    }

    int rank() {
        return sizes.length;
    }

    int size(int axis) {
        return sizes[axis];
    }

    int[] strides(int axis) {
        return strides[axis];
    }

    /** The columns that follow the last of the rows that a row was cut into. */
    int leftOver() {
        return leftOver;
    }

    /** All elements, but for what is left over. */
    long elements() {
        long elements = 1;
        for (int size : sizes) elements *= size;
        return elements;
    }
}
