package org.leibniz.compile;

import java.util.Arrays;
import java.util.List;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;

/** Runs a compiled loop; a large one in pieces by several threads. */
final class LoopTask implements Task {
    private final Precision precision;
    private final LoopSpace space;
    private final LoopCut cut;
    private final LoopWalk walk;
    private final int[] buffers;
    private final int[] firsts;

    /** The stores, which come last among the arrays, and the sizes of their buffers. */
    private final Kernel.Store[] stores;

    private final int[] storedSizes;
    private final int firstStore;

    /** @param row the columns of the rows that a long row is cut into */
    LoopTask(
            Kernel.Loop loop, LoopKernel kernel, Precision precision, List<Integer> bufferSizes, int row, int threads) {
        this.precision = precision;
        this.space = new LoopSpace(loop, row);
        List<Access> accesses = LoopForm.accesses(loop);
        this.buffers = accesses.stream().mapToInt(Access::buffer).toArray();
        this.firsts = accesses.stream().mapToInt(Access::offset).toArray();
        this.stores = loop.stores().toArray(Kernel.Store[]::new);
        this.storedSizes = Arrays.stream(stores)
                .mapToInt(store -> bufferSizes.get(store.to().buffer()))
                .toArray();
        this.firstStore = buffers.length - stores.length;
        long largest = 0;
        for (int i = 0; i < stores.length; i++) if (stores[i].combines()) largest = Math.max(largest, storedSizes[i]);
        this.cut = new LoopCut(space, loop.steps().size(), firstStore, largest, threads);
        this.walk = new LoopWalk(kernel, space, cut.axis);
    }

    @Override
    public Runnable on(Memory memory) {
        return new Run(memory);
    }

    private boolean isApart(int store) {
        return cut.combines && stores[store].combines() && space.strides(cut.axis)[firstStore + store] == 0;
    }

    private final class Run implements Runnable, WorkerPool.Task {
        private final Memory memory;
        private final Object[] arrays = new Object[buffers.length];

        /** For each store what the blocks combine apart, block after block, or null. */
        private final Object[] apart = new Object[stores.length];

        private final int[][] offsets = new int[cut.pieces][buffers.length];
        private final int[][] indices = new int[cut.pieces][space.rank()];

        Run(Memory memory) {
            this.memory = memory;
            for (int i = 0; i < stores.length; i++) {
                if (isApart(i)) apart[i] = precision.array(cut.blocks * storedSizes[i]);
            }
        }

        @Override
        public void run() {
            for (int i = 0; i < firstStore; i++) use(i, memory.arrays[buffers[i]]);
            for (int i = 0; i < stores.length; i++) {
                use(firstStore + i, apart[i] != null ? apart[i] : memory.arrays[buffers[firstStore + i]]);
                if (stores[i].combines()) start(i);
            }
            if (cut.pieces == 1) run(0);
            else WorkerPool.shared().run(this, cut.pieces);
            for (int i = 0; i < stores.length; i++) if (apart[i] != null) together(i);
        }

        /** Writing a reference costs more than to see that it is there already. */
        private void use(int access, Object array) {
            if (arrays[access] != array) arrays[access] = array;
        }

        private void start(int store) {
            double start = stores[store].combine().start();
            int size = storedSizes[store];
            if (apart[store] == null) {
                int buffer = stores[store].to().buffer();
                precision.fill(memory.arrays[buffer], memory.offsets[buffer], size, start);
            } else {
                precision.fill(apart[store], 0, cut.blocks * size, start);
            }
        }

        /** Combines what blocks have combined apart, in double precision, always in the same order. */
        private void together(int store) {
            int buffer = stores[store].to().buffer();
            int size = storedSizes[store];
            for (int at = 0; at < size; at++) {
                double all = precision.get(apart[store], at);
                for (int block = 1; block < cut.blocks; block++)
                    all = stores[store].combine().combine(all, precision.get(apart[store], block * size + at));
                precision.set(memory.arrays[buffer], memory.offsets[buffer] + at, all);
            }
        }

        @Override
        public void run(int piece) {
            for (int block = cut.firstBlock(piece); block < cut.firstBlock(piece + 1); block++) {
                block(block, offsets[piece], indices[piece]);
            }
        }

        private void block(int block, int[] starts, int[] index) {
            int from = cut.begin(block);
            int length = cut.begin(block + 1) - from;
            for (int i = 0; i < starts.length; i++) {
                Object own = i < firstStore ? null : apart[i - firstStore];
                int start = own == null ? memory.offsets[buffers[i]] : block * storedSizes[i - firstStore];
                starts[i] = start + firsts[i] + from * space.strides(cut.axis)[i];
            }
            boolean endsRows = cut.axis != space.rank() - 2 || from + length == space.size(cut.axis);
            int leftOver = endsRows ? space.leftOver() : 0;
            walk.run(arrays, starts, index, length, leftOver);
        }
    }
}
