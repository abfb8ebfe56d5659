package org.leibniz.compile;

import org.leibniz.plan.Kernel;
import org.leibniz.plan.WindowShape;

/** Combines what windows reach, by a {@link WindowTable}. Threads share the repetitions. */
final class WindowTask implements Task {
    /** Fewer values than this are combined sooner than another thread is woken. */
    private static final long SMALLEST_PIECE = 1 << 14;

    private final Kernel.Window kernel;
    private final WindowTable table;
    private final FloatWindows floats;
    private final DoubleWindows doubles;
    private final int pieces;

    WindowTask(Kernel.Window kernel, Precision precision, int threads) {
        this.kernel = kernel;
        WindowShape shape = kernel.shape();
        this.table = WindowTable.of(shape);
        this.floats = precision == Precision.FLOAT32 ? new FloatWindows(shape.combine()) : null;
        this.doubles = precision == Precision.FLOAT32 ? null : new DoubleWindows(shape.combine());
        int most = Math.min(threads, table.repetitions());
        this.pieces = (int) Math.max(1, Math.min(most, table.values() / SMALLEST_PIECE));
    }

    @Override
    public Runnable on(Memory memory) {
        return new Run(memory);
    }

    private final class Run implements Runnable, WorkerPool.Task {
        private final Memory memory;

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
            Object in = memory.arrays[kernel.operand()];
            Object out = memory.arrays[kernel.result()];
            int end = cut(piece + 1);
            for (int repetition = cut(piece); repetition < end; repetition++) {
                int from = memory.offsets[kernel.operand()] + table.source(repetition);
                int to = memory.offsets[kernel.result()] + table.target(repetition);
                if (floats != null) floats.run(table, (float[]) in, from, (float[]) out, to);
                else doubles.run(table, (double[]) in, from, (double[]) out, to);
            }
        }

        private int cut(int piece) {
            return (int) ((long) table.repetitions() * piece / pieces);
        }
    }
}
