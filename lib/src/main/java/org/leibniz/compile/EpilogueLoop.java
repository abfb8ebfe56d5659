package org.leibniz.compile;

import java.util.List;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;

/** A compiled loop over the rows and columns of a product, which runs on parts of it. */
final class EpilogueLoop {
    private final LoopKernel kernel;
    private final Access[] accesses;

    /** For each array how far it is to the next row, then to the next column. */
    private final int[] strides;

    /** Where a part lies in each array; parts are finished by several threads at once. */
    private final Pool<int[]> starts;

    EpilogueLoop(Kernel.Loop loop, LoopKernel kernel) {
        this.kernel = kernel;
        this.accesses = LoopForm.accesses(loop).toArray(Access[]::new);
        this.strides = new int[2 * accesses.length];
        for (int i = 0; i < accesses.length; i++) {
            List<Integer> ofArray = accesses[i].strides();
            strides[2 * i] = ofArray.get(0);
            strides[2 * i + 1] = ofArray.get(1);
        }
        this.starts = new Pool<>(() -> new int[accesses.length]);
    }

    /** The loop on some memory. */
    Run on(Memory memory) {
        return new Run(memory);
    }

    /** One run; the arrays must be {@link #bind bound} again when those of the memory have changed. */
    final class Run implements Epilogue {
        private final Memory memory;
        private final Object[] arrays = new Object[accesses.length];

        Run(Memory memory) {
            this.memory = memory;
        }

        void bind() {
            for (int i = 0; i < arrays.length; i++) {
                Object array = memory.arrays[accesses[i].buffer()];
                // To write what other processors have in their caches takes long.
                if (arrays[i] != array) arrays[i] = array;
            }
        }

        @Override
        public void apply(int row, int column, int rows, int columns) {
            int[] offsets = starts.take();
            for (int i = 0; i < offsets.length; i++) {
                Access access = accesses[i];
                offsets[i] = memory.offsets[access.buffer()]
                        + access.offset()
                        + row * strides[2 * i]
                        + column * strides[2 * i + 1];
            }
            kernel.run(arrays, offsets, strides, rows, columns);
            starts.give(offsets);
        }
    }
}
