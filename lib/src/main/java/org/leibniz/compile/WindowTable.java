package org.leibniz.compile;

import java.util.Arrays;
import java.util.List;
import org.leibniz.plan.WindowShape;

/**
 * What windows reach of an operand, as stretches that are made out once: so many values of the operand that go to so
 * many places of a row of the result, for every place in the window. Leading axes along which nothing but the place in
 * the arrays changes repeat the same stretches.
 */
final class WindowTable {
    /** The numbers of a stretch, in this order. */
    static final int NUMBERS = 5;

    /** Where it starts in the operand, and how far apart its values lie there. */
    static final int FROM = 0;

    static final int STEP = 1;

    /** Where it starts in the result, and how far apart its values lie there. */
    static final int TO = 2;

    static final int HOP = 3;
    static final int COUNT = 4;

    private final int columns;
    private final int rows;

    /** For each row the number of its first stretch, which sets what it covers; then the end of all. */
    private final int[] starts;

    private int[] stretches = new int[16 * NUMBERS];
    private int used;
    private long values;

    private final int[] sources;

    private WindowTable(WindowShape shape, int leading) {
        List<Integer> result = shape.result();
        int rank = result.size();
        this.columns = rank == leading ? 1 : result.get(rank - 1);
        int[] sizes = new int[rank + shape.window().size()];
        for (int axis = 0; axis < rank; axis++) {
            // Stretches run along rows, and leading axes stand still.
            sizes[axis] = axis < leading || axis == rank - 1 ? 1 : result.get(axis);
        }
        for (int axis = rank; axis < sizes.length; axis++)
            sizes[axis] = shape.window().get(axis - rank);
        this.rows = count(sizes, leading, rank);
        this.starts = new int[rows + 1];
        Stretches found = new Stretches(shape, rank == leading ? -1 : rank - 1);
        int[] index = new int[sizes.length];
        for (int row = 0; row < rows; row++) {
            starts[row] = used;
            do {
                if (found.find(index)) add(found, row);
            } while (advance(index, sizes, rank, sizes.length));
            advance(index, sizes, leading, rank);
        }
        starts[rows] = used;
        this.stretches = Arrays.copyOf(stretches, used);
        this.sources = sources(shape, leading);
        this.values = values * sources.length + (long) rows * columns * sources.length;
    }

    static WindowTable of(WindowShape shape) {
        return new WindowTable(shape, leading(shape));
    }

    /** How many axes of the result, from the first, are axes of the operand as they are. */
    private static int leading(WindowShape shape) {
        int leading = 0;
        while (leading < shape.result().size() - 1 && axisOf(shape, leading) != null) leading++;
        return leading;
    }

    private static WindowShape.Axis axisOf(WindowShape shape, int index) {
        WindowShape.Axis found = null;
        for (WindowShape.Axis axis : shape.axes()) {
            if (axis.factors().get(index) == 0) continue;
            boolean same = axis.factors().stream().filter(factor -> factor != 0).count() == 1
                    && axis.factors().get(index) == 1
                    && axis.offset() == 0
                    && axis.divisor() == 1
                    && axis.size() == shape.result().get(index);
            if (found != null || !same) return null;
            found = axis;
        }
        return found;
    }

    private static int[] sources(WindowShape shape, int leading) {
        int[] sizes = new int[leading];
        int[] strides = new int[leading];
        for (int axis = 0; axis < leading; axis++) {
            sizes[axis] = shape.result().get(axis);
            strides[axis] = axisOf(shape, axis).stride();
        }
        int[] sources = new int[count(sizes, 0, leading)];
        int[] index = new int[leading];
        for (int at = 0; at < sources.length; at++) {
            for (int axis = 0; axis < leading; axis++) sources[at] += index[axis] * strides[axis];
            advance(index, sizes, 0, leading);
        }
        return sources;
    }

    private static int count(int[] sizes, int from, int to) {
        int count = 1;
        for (int axis = from; axis < to; axis++) count = Math.multiplyExact(count, sizes[axis]);
        return count;
    }

    /** Goes on to the next of the indices in a range; false if that was the last. */
    private static boolean advance(int[] index, int[] sizes, int from, int to) {
        for (int axis = to - 1; axis >= from; axis--) {
            if (++index[axis] < sizes[axis]) return true;
            index[axis] = 0;
        }
        return false;
    }

    private void add(Stretches found, int row) {
        if (used + NUMBERS > stretches.length) stretches = Arrays.copyOf(stretches, 2 * stretches.length);
        stretches[used + FROM] = found.from;
        stretches[used + STEP] = found.step;
        stretches[used + TO] = row * columns + found.to;
        stretches[used + HOP] = found.hop;
        stretches[used + COUNT] = found.count;
        used += NUMBERS;
        values += found.count;
    }

    int columns() {
        return columns;
    }

    /** The rows that are repeated. */
    int rows() {
        return rows;
    }

    int repetitions() {
        return sources.length;
    }

    /** Where a repetition starts in the operand. */
    int source(int repetition) {
        return sources[repetition];
    }

    /** Where a repetition starts in the result. */
    int target(int repetition) {
        return repetition * rows * columns;
    }

    /** Where the stretches of a row start; the next row starts where they end. */
    int start(int row) {
        return starts[row];
    }

    int[] stretches() {
        return stretches;
    }

    /** How many values are read or written in all. */
    long values() {
        return values;
    }

    /** Finds the stretch of a row that belongs to a place in the window. */
    private static final class Stretches {
        private final WindowAxis[] axes;
        private final int columns;
        private final int period;
        private final int[] firsts;
        int from;
        int step;
        int to;
        int hop;
        int count;

        Stretches(WindowShape shape, int last) {
            axes = shape.axes().stream().map(axis -> new WindowAxis(axis, last)).toArray(WindowAxis[]::new);
            columns = last < 0 ? 1 : shape.result().get(last);
            firsts = new int[axes.length];
            int common = 1;
            for (WindowAxis axis : axes) common = commonMultiple(common, axis.period());
            period = common;
        }

        private static int commonMultiple(int a, int b) {
            int multiple = a;
            while (multiple % b != 0) multiple += a;
            return multiple;
        }

        /** False if there is none. */
        boolean find(int[] index) {
            for (int i = 0; i < axes.length; i++) firsts[i] = axes[i].first(index);
            int begin = begin();
            if (begin < 0) return false;
            int low = 0;
            int high = (columns - 1 - begin) / period;
            from = 0;
            step = 0;
            for (int i = 0; i < axes.length; i++) {
                WindowAxis axis = axes[i];
                int here = axis.index(firsts[i], begin);
                int move = axis.move(period);
                int end = axis.size() - 1;
                if (move > 0) {
                    low = Math.max(low, -Math.floorDiv(here, move));
                    high = Math.min(high, Math.floorDiv(end - here, move));
                } else if (move < 0) {
                    low = Math.max(low, -Math.floorDiv(end - here, -move));
                    high = Math.min(high, Math.floorDiv(here, -move));
                } else if (here < 0 || here > end) {
                    return false;
                }
                from += here * axis.stride();
                step += move * axis.stride();
            }
            from += low * step;
            to = begin + low * period;
            hop = period;
            count = high - low + 1;
            return count > 0;
        }

        /** The first place of a row at which all indices are whole; below 0 if there is none. */
        private int begin() {
            for (int place = 0; place < period && place < columns; place++) {
                boolean whole = true;
                for (int i = 0; i < axes.length; i++) whole &= axes[i].isWhole(firsts[i], place);
                if (whole) return place;
            }
            return -1;
        }
    }
}
