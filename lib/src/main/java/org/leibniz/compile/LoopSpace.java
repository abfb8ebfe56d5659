package org.leibniz.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;

/**
 * The axes of a loop as they are run: at least rows and columns. A long row whose values are combined becomes many, for
 * a sum of sums is nearer to the truth than one long sum, and sums can be shared; what is left over of the row is a
 * shorter one at its end.
 */
final class LoopSpace {
    /**
     * The columns of the rows that a long row is cut into: the sum of so many costs far more than to end it, and a
     * double adds them up without loss.
     */
    private static final int ROW = 1024;

    /** So many floats are added up to one in each lane of a vector; more of them lose a digit. */
    private static final int ADDED_IN_A_LANE = 64;

    private final int[] sizes;

    /** For each axis how far a step along it leads in each array. */
    private final int[][] strides;

    private final int leftOver;
    private final int row;
    private final int shift;

    /** @param row the columns of the rows that a long row is cut into */
    LoopSpace(Kernel.Loop loop, int row) {
        this.row = row;
        List<Access> accesses = LoopForm.accesses(loop);
        int own = loop.sizes().size();
        int columns = own == 0 ? 1 : loop.sizes().get(own - 1);
        boolean cut = columns >= 2 * row && loop.stores().stream().anyMatch(LoopBody::isWithinRow);
        int rank = Math.max(2, cut ? own + 1 : own);
        int added = rank - own;
        this.shift = cut ? added - 1 : added;
        this.sizes = new int[rank];
        this.strides = new int[rank][accesses.size()];
        for (int axis = 0; axis < rank; axis++) {
            // Those that are added come first, or, where rows are cut, all but the last move up.
            int from = axis - added + (cut && axis < rank - 1 ? 1 : 0);
            boolean rowOfRow = cut && axis == rank - 2;
            sizes[axis] = rowOfRow ? columns / row : from < 0 ? 1 : loop.sizes().get(from);
            for (int i = 0; i < accesses.size(); i++) {
                List<Integer> moves = accesses.get(i).strides();
                strides[axis][i] = rowOfRow ? row * moves.get(own - 1) : from < 0 ? 0 : moves.get(from);
            }
        }
        if (cut) sizes[rank - 1] = row;
        this.leftOver = cut ? columns % row : 0;
    }

    /**
     * The columns of the rows that a long row is cut into.
     *
     * @param vectors the code that adds them up; null for plain code, which adds in doubles
     */
    static int row(@Nullable LaneCode vectors, Precision precision) {
        boolean inDoubles = vectors == null || precision == Precision.FLOAT64;
        return inDoubles ? ROW : Math.min(ROW, ADDED_IN_A_LANE * vectors.width());
    }

    /** Where an axis of the loop is found that is not cut. */
    int axis(int ofLoop) {
        return ofLoop + shift;
    }

    /** The columns of the rows that a long row is cut into, whether there is one or not. */
    int row() {
        return row;
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
