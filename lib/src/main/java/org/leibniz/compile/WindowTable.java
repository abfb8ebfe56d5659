package org.leibniz.compile;

import java.util.Arrays;
import java.util.List;
import org.leibniz.plan.WindowShape;

/**
 * What windows reach of an operand, made out once: for every place in the window, blocks of so many values in so many rows
 * that go from the operand to the result. Leading axes along which nothing but the place in the arrays changes repeat the
 * same blocks.
 */
final class WindowTable {
    /** The numbers of a block, in this order. */
    static final int NUMBERS = 8;

    /** Where it starts in the operand, and how far apart its values and its rows lie there. */
    static final int FROM = 0;

    static final int STEP = 1;
    static final int ROW_STEP = 2;

    /** Where it starts in the result, and how far apart its values and its rows lie there. */
    static final int TO = 3;

    static final int HOP = 4;
    static final int ROW_HOP = 5;

    static final int COUNT = 6;
    static final int ROWS = 7;

    /** Rows that are shorter on average are moved value by value. */
    private static final int SHORT = 16;

    private static final int MOST_PAIRS = 1 << 18;

    /** The values of the result that belong together. */
    private final int size;

    private int[] blocks = new int[16 * NUMBERS];
    private int used;
    private int placeStart;

    /** Where the blocks of the first place in the window end. */
    private final int firstPlace;

    /** The places of single values, in pairs, where rows are so short that loops over them are not worth it; or null. */
    private final int[] pairs;

    private final int firstPairs;

    private final boolean covered;
    private final long values;
    private final int[] sources;

    private WindowTable(WindowShape shape, int leading) {
        List<Integer> result = shape.result();
        int rank = result.size();
        int columns = rank == leading ? 1 : result.get(rank - 1);
        int[] sizes = new int[rank + shape.window().size()];
        for (int axis = 0; axis < rank; axis++) {
            // Stretches run along rows, and leading axes stand still.
            sizes[axis] = axis < leading || axis == rank - 1 ? 1 : result.get(axis);
        }
        for (int axis = rank; axis < sizes.length; axis++)
            sizes[axis] = shape.window().get(axis - rank);
        int rows = count(sizes, leading, rank);
        this.size = Math.multiplyExact(rows, columns);
        Stretches found = new Stretches(shape, rank == leading ? -1 : rank - 1);
        int[] index = new int[sizes.length];
        long moved = 0;
        long rowsMoved = 0;
        long first = -1;
        int end = 0;
        do {
            placeStart = used;
            for (int row = 0; row < rows; row++) {
                if (found.find(index)) {
                    add(found, found.to + row * columns);
                    moved += found.count;
                    rowsMoved++;
                }
                advance(index, sizes, leading, rank);
            }
            if (first < 0) {
                first = moved;
                end = used;
            }
        } while (advance(index, sizes, rank, sizes.length));
        this.firstPlace = end;
        this.covered = first == size;
        this.blocks = Arrays.copyOf(blocks, used);
        boolean shortRows = moved <= MOST_PAIRS && moved < (long) SHORT * rowsMoved;
        this.pairs = shortRows ? pairs((int) moved) : null;
        this.firstPairs = 2 * (int) first;
        this.sources = sources(shape, leading);
        this.values = (moved + size) * sources.length;
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

    /** A row that goes on as the last one did belongs to the same block. */
    private void add(Stretches found, int to) {
        int last = used - NUMBERS;
        boolean alike = last >= placeStart
                && blocks[last + STEP] == found.step
                && blocks[last + HOP] == found.hop
                && blocks[last + COUNT] == found.count;
        if (alike) {
            int rows = blocks[last + ROWS];
            int rowStep = rows == 1 ? found.from - blocks[last + FROM] : blocks[last + ROW_STEP];
            int rowHop = rows == 1 ? to - blocks[last + TO] : blocks[last + ROW_HOP];
            boolean next =
                    found.from == blocks[last + FROM] + rows * rowStep && to == blocks[last + TO] + rows * rowHop;
            if (next && rowHop > 0) {
                blocks[last + ROW_STEP] = rowStep;
                blocks[last + ROW_HOP] = rowHop;
                blocks[last + ROWS]++;
                return;
            }
        }
        if (used + NUMBERS > blocks.length) blocks = Arrays.copyOf(blocks, 2 * blocks.length);
        blocks[used + FROM] = found.from;
        blocks[used + STEP] = found.step;
        blocks[used + ROW_STEP] = 0;
        blocks[used + TO] = to;
        blocks[used + HOP] = found.hop;
        blocks[used + ROW_HOP] = 0;
        blocks[used + COUNT] = found.count;
        blocks[used + ROWS] = 1;
        used += NUMBERS;
    }

    private int[] pairs(int count) {
        int[] pairs = new int[2 * count];
        int next = 0;
        for (int at = 0; at < blocks.length; at += NUMBERS) {
            for (int row = 0; row < blocks[at + ROWS]; row++) {
                for (int i = 0; i < blocks[at + COUNT]; i++) {
                    pairs[next++] = blocks[at + FROM] + row * blocks[at + ROW_STEP] + i * blocks[at + STEP];
                    pairs[next++] = blocks[at + TO] + row * blocks[at + ROW_HOP] + i * blocks[at + HOP];
                }
            }
        }
        return pairs;
    }

    /** For every value where it lies in the operand and where it goes; null where blocks are to be used. */
    int[] pairs() {
        return pairs;
    }

    /** Where the pairs of the first place end. */
    int firstPairs() {
        return firstPairs;
    }

    /** How many values of the result belong together. */
    int size() {
        return size;
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
        return repetition * size;
    }

    int[] blocks() {
        return blocks;
    }

    /** Where the blocks end that set what is not set yet; those behind them combine. */
    int firstPlace() {
        return firstPlace;
    }

    /** Whether the blocks of the first place set every value. */
    boolean isCovered() {
        return covered;
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
