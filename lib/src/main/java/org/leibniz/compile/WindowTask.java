package org.leibniz.compile;

import java.util.stream.Stream;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.WindowShape;

/**
 * Combines what windows reach, row by row of the result: for every place in the window one stretch of the operand. Large
 * results are cut between rows.
 */
final class WindowTask implements Task {
    /** Fewer values than this are combined sooner than another thread is woken. */
    private static final long SMALLEST_PIECE = 1 << 15;

    private final Kernel.Window kernel;
    private final Precision precision;
    private final WindowRows loops;
    private final double start;

    /** The sizes of all indices but the one along rows: first those of the result, then those of the window. */
    private final int[] sizes;

    private final int outer;
    private final int columns;
    private final int rows;
    private final int period;
    private final WindowAxis[] axes;
    private final int pieces;

    WindowTask(Kernel.Window kernel, Precision precision, int threads) {
        this.kernel = kernel;
        this.precision = precision;
        WindowShape shape = kernel.shape();
        this.loops = precision == Precision.FLOAT32
                ? new FloatWindowRows(shape.combine())
                : new DoubleWindowRows(shape.combine());
        this.start = shape.combine().start();
        int rank = shape.result().size();
        this.columns = rank == 0 ? 1 : shape.result().get(rank - 1);
        // The index along the row stays, with the only value 0: the stretches take care of it.
        this.sizes = Stream.concat(shape.result().stream(), shape.window().stream())
                .mapToInt(Integer::intValue)
                .toArray();
        if (rank > 0) sizes[rank - 1] = 1;
        this.outer = rank;
        int before = 1;
        for (int axis = 0; axis < rank; axis++) before *= sizes[axis];
        this.rows = before;
        this.axes = shape.axes().stream()
                .map(axis -> new WindowAxis(axis, rank - 1))
                .toArray(WindowAxis[]::new);
        int common = 1;
        for (WindowAxis axis : axes) common = commonMultiple(common, axis.period());
        this.period = common;
        long values = (long) rows * columns;
        for (int size : shape.window()) values *= size;
        this.pieces = (int) Math.max(1, Math.min(Math.min(threads, rows), values / SMALLEST_PIECE));
    }

    private static int commonMultiple(int a, int b) {
        int multiple = a;
        while (multiple % b != 0) multiple += a;
        return multiple;
    }

    @Override
    public Runnable on(Memory memory) {
        return new Run(memory);
    }

    private final class Run implements Runnable, WorkerPool.Task {
        private final Memory memory;
        private final int[][] indices = new int[pieces][sizes.length];
        private final int[][] firsts = new int[pieces][axes.length];

        Run(Memory memory) {
            this.memory = memory;
        }

        @Override
        public void run() {
            if (pieces == 1) run(0);
            else WorkerPool.shared().run(this, pieces);
        }

        @Override
        public void run(int piece) {
            int from = (int) ((long) rows * piece / pieces);
            int to = (int) ((long) rows * (piece + 1) / pieces);
            int[] index = indices[piece];
            int rest = from;
            for (int axis = outer - 1; axis >= 0; axis--) {
                index[axis] = rest % sizes[axis];
                rest /= sizes[axis];
            }
            Object out = memory.arrays[kernel.result()];
            int at = memory.offsets[kernel.result()] + from * columns;
            for (int row = from; row < to; row++, at += columns) {
                boolean started = false;
                do started = stretch(index, firsts[piece], out, at, started);
                while (advance(index, outer, sizes.length));
                if (!started) precision.fill(out, at, columns, start);
                advance(index, 0, outer);
            }
        }

        /** Combines what one place of the window reaches of a row; whether the row now has values. */
        private boolean stretch(int[] index, int[] first, Object out, int at, boolean started) {
            for (int i = 0; i < axes.length; i++) first[i] = axes[i].first(index);
            int begin = begin(first);
            if (begin < 0) return started;
            int low = 0;
            int high = (columns - 1 - begin) / period;
            int source = 0;
            int step = 0;
            for (int i = 0; i < axes.length; i++) {
                WindowAxis axis = axes[i];
                int here = axis.index(first[i], begin);
                int move = axis.move(period);
                int last = axis.size() - 1;
                if (move > 0) {
                    low = Math.max(low, -Math.floorDiv(here, move));
                    high = Math.min(high, Math.floorDiv(last - here, move));
                } else if (move < 0) {
                    low = Math.max(low, -Math.floorDiv(last - here, -move));
                    high = Math.min(high, Math.floorDiv(here, -move));
                } else if (here < 0 || here > last) {
                    return started;
                }
                source += here * axis.stride();
                step += move * axis.stride();
            }
            int count = high - low + 1;
            if (count <= 0) return started;
            Object in = memory.arrays[kernel.operand()];
            int from = memory.offsets[kernel.operand()] + source + low * step;
            int to = at + begin + low * period;
            boolean whole = count == columns;
            if (!started && !whole) precision.fill(out, at, columns, start);
            if (!started && whole) loops.set(in, from, step, out, to, period, count);
            else loops.combine(in, from, step, out, to, period, count);
            return true;
        }

        /** The first place of a row at which all indices are whole; below 0 if there is none. */
        private int begin(int[] first) {
            for (int place = 0; place < period && place < columns; place++) {
                boolean whole = true;
                for (int i = 0; i < axes.length; i++) whole &= axes[i].isWhole(first[i], place);
                if (whole) return place;
            }
            return -1;
        }

        /** Goes on to the next of the indices in a range; false if that was the last. */
        private boolean advance(int[] index, int from, int to) {
            for (int axis = to - 1; axis >= from; axis--) {
                if (++index[axis] < sizes[axis]) return true;
                index[axis] = 0;
            }
            return false;
        }
    }
}
