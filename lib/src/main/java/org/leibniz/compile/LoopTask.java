package org.leibniz.compile;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;

/**
 * Runs a compiled loop: the two innermost axes are the compiled rows and columns, those around them are counted here.
 * Large loops are cut into pieces along an axis over which nothing is combined.
 */
final class LoopTask implements Task {
    /** Fewer steps than this are done sooner than another thread is woken. */
    private static final long SMALLEST_PIECE = 1 << 17;

    /** Pieces of rows start at multiples of this, so that no two threads write to one cache line. */
    private static final int GRAIN = 64;

    private static final int UNCUT = -1;

    private final LoopKernel kernel;
    private final Precision precision;
    private final int[] sizes;
    private final int[] buffers;

    private final int[] firsts;

    /** For each axis how far a step along it leads in each array. */
    private final int[][] strides;

    /** The stores that combine, and the sizes of their buffers. */
    private final Kernel.Store[] combining;

    private final int[] combinedSizes;
    private final int cutAxis;
    private final int pieces;

    LoopTask(Kernel.Loop loop, LoopKernel kernel, Precision precision, List<Integer> bufferSizes, int threads) {
        this.kernel = kernel;
        this.precision = precision;
        List<Access> accesses = LoopForm.accesses(loop);
        // There are rows and columns in any case.
        int added = Math.max(0, 2 - loop.sizes().size());
        int rank = added + loop.sizes().size();
        this.sizes = IntStream.range(0, rank)
                .map(axis -> axis < added ? 1 : loop.sizes().get(axis - added))
                .toArray();
        this.buffers = accesses.stream().mapToInt(Access::buffer).toArray();
        this.firsts = accesses.stream().mapToInt(Access::offset).toArray();
        this.strides = new int[rank][];
        for (int axis = 0; axis < rank; axis++) {
            int own = axis - added;
            strides[axis] = accesses.stream()
                    .mapToInt(access -> own < 0 ? 0 : access.strides().get(own))
                    .toArray();
        }
        this.combining = loop.stores().stream().filter(Kernel.Store::combines).toArray(Kernel.Store[]::new);
        this.combinedSizes = Arrays.stream(combining)
                .mapToInt(store -> bufferSizes.get(store.to().buffer()))
                .toArray();
        this.cutAxis = cutAxis(loop, added);
        this.pieces = cutAxis == UNCUT ? 1 : pieces(loop, threads);
    }

    /** The outermost axis along which every array that is stored to moves on. */
    private int cutAxis(Kernel.Loop loop, int added) {
        for (int axis = 0; axis < loop.sizes().size(); axis++) {
            int at = axis;
            boolean free = loop.stores().stream()
                    .allMatch(store -> store.to().strides().get(at) != 0);
            if (free) return axis + added;
        }
        return UNCUT;
    }

    private int pieces(Kernel.Loop loop, int threads) {
        long steps = loop.steps().size();
        for (int size : sizes) steps *= size;
        int grains = cutAxis == sizes.length - 1 ? sizes[cutAxis] / GRAIN : sizes[cutAxis];
        return (int) Math.max(1, Math.min(Math.min(threads, grains), steps / SMALLEST_PIECE));
    }

    private int cut(int piece) {
        if (piece == pieces) return sizes[cutAxis];
        int even = (int) ((long) sizes[cutAxis] * piece / pieces);
        return cutAxis == sizes.length - 1 ? even / GRAIN * GRAIN : even;
    }

    @Override
    public Runnable on(Memory memory) {
        return new Run(memory);
    }

    private final class Run implements Runnable, WorkerPool.Task {
        private final Memory memory;
        private final Object[] arrays = new Object[buffers.length];
        private final int[][] offsets = new int[pieces][buffers.length];
        private final int[][] indices = new int[pieces][sizes.length];
        private final int[] compiledStrides = new int[2 * buffers.length];

        Run(Memory memory) {
            this.memory = memory;
            for (int i = 0; i < buffers.length; i++) {
                compiledStrides[2 * i] = strides[sizes.length - 2][i];
                compiledStrides[2 * i + 1] = strides[sizes.length - 1][i];
            }
        }

        @Override
        public void run() {
            for (int i = 0; i < combining.length; i++) start(combining[i], combinedSizes[i]);
            for (int i = 0; i < buffers.length; i++) arrays[i] = memory.arrays[buffers[i]];
            if (pieces == 1) run(0);
            else WorkerPool.shared().run(this, pieces);
        }

        private void start(Kernel.Store store, int size) {
            int buffer = store.to().buffer();
            precision.fill(
                    memory.arrays[buffer],
                    memory.offsets[buffer],
                    size,
                    store.combine().start());
        }

        @Override
        public void run(int piece) {
            int from = pieces == 1 ? 0 : cut(piece);
            int[] starts = offsets[piece];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = memory.offsets[buffers[i]] + firsts[i] + (pieces == 1 ? 0 : from * strides[cutAxis][i]);
            }
            int length = pieces == 1 ? 0 : cut(piece + 1) - from;
            int rows = size(sizes.length - 2, length);
            int columns = size(sizes.length - 1, length);
            int axis;
            do {
                // The code counts on in a copy of its own, so the starts stay where they are.
                kernel.run(arrays, starts, compiledStrides, rows, columns);
                axis = advance(starts, indices[piece], length);
            } while (axis >= 0);
        }

        private int size(int axis, int length) {
            return pieces > 1 && axis == cutAxis ? length : sizes[axis];
        }

        /** Goes on to the next index of the outer axes; below 0 if that was the last. */
        private int advance(int[] starts, int[] index, int length) {
            int axis = sizes.length - 3;
            for (; axis >= 0; axis--) {
                int size = size(axis, length);
                boolean next = ++index[axis] < size;
                int steps = next ? 1 : 1 - size;
                for (int i = 0; i < starts.length; i++) starts[i] += steps * strides[axis][i];
                if (next) return axis;
                index[axis] = 0;
            }
            return axis;
        }
    }
}
