package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.ProductShape;
import org.leibniz.plan.ProductShape.Axis;

/**
 * Runs a product of matrices, once or for every index of further axes. Threads share results, or columns of them, never a
 * sum: so the bits do not depend on their number.
 */
final class ProductTask implements Task {
    /** Fewer multiply-adds than this are done sooner than another thread is woken. */
    private static final long SMALLEST_PIECE = 200_000;

    /** Results are cut at multiples of so many columns, which fill the widest tiles of every machine. */
    private static final int STRIP = 64;

    private final Kernel.MatrixProduct operands;
    private final @Nullable EpilogueLoop epilogue;
    private final Precision precision;
    private final Kernels kernels;
    private final int threads;
    private final Gemm first;

    /** Where left operand, right operand and result start, for every repetition. */
    private final int[][] starts;

    /** How many repetitions start a result, rather than add to it: as many as there are results. */
    private final int results;

    /** How many threads share the repetitions; with 1, each repetition is shared by itself. */
    private final int pieces;

    /** Into how many strips of columns the results can be cut; 0 where there are enough results for all threads. */
    private final int strips;

    /** @param lasting whether the larger factor keeps its values from run to run */
    ProductTask(
            Kernel.MatrixProduct product,
            boolean lasting,
            @Nullable EpilogueLoop epilogue,
            Precision precision,
            Kernels kernels,
            int threads) {
        this.operands = product;
        this.epilogue = epilogue;
        this.precision = precision;
        this.kernels = kernels;
        this.threads = threads;
        ProductShape shape = product.shape();
        this.first = new Gemm(
                shape.rows().size(),
                shape.columns().size(),
                shape.inner().size(),
                shape.rows().left(),
                shape.inner().left(),
                shape.inner().right(),
                shape.columns().right(),
                shape.rows().result(),
                false,
                lasting);
        List<int[]> all = List.of(new int[3]);
        for (Axis axis : shape.repeated()) all = along(axis, all);
        this.results = all.size();
        for (Axis axis : shape.summed()) all = along(axis, all);
        this.starts = all.toArray(int[][]::new);
        long useful = Math.min(threads, starts.length * first.multiplyAdds() / SMALLEST_PIECE);
        boolean several = starts.length > 1 && useful > 1;
        this.strips = several && results < useful ? first.n() / STRIP : 0;
        this.pieces = !several ? 1 : (int) Math.min(useful, strips == 0 ? results : strips);
    }

    /** All starts for the first index, then all for the second, and so on. */
    private static List<int[]> along(Axis axis, List<int[]> starts) {
        List<int[]> all = new ArrayList<>();
        for (int index = 0; index < axis.size(); index++) {
            for (int[] start : starts) {
                all.add(new int[] {
                    start[0] + index * axis.left(), start[1] + index * axis.right(), start[2] + index * axis.result()
                });
            }
        }
        return all;
    }

    @Override
    public Runnable on(Memory memory) {
        return new Run(memory);
    }

    /** Where a piece begins if the results are cut into strips. */
    private int firstColumn(int piece) {
        return piece == pieces ? first.n() : cut(strips, piece) * STRIP;
    }

    /** A cut of so many things into pieces: where a piece begins. */
    private int cut(int count, int piece) {
        return (int) ((long) count * piece / pieces);
    }

    private final class Run implements Runnable, WorkerPool.Task {
        private final Memory memory;
        private final EpilogueLoop.@Nullable Run after;

        /** What each piece starts results with, and what it adds to them. */
        private final Product[] firsts = new Product[pieces];

        private final Product[] nexts = new Product[pieces];

        Run(Memory memory) {
            this.memory = memory;
            this.after = epilogue == null ? null : epilogue.on(memory);
            for (int piece = 0; piece < pieces; piece++) {
                int columns = firstColumn(piece + 1) - firstColumn(piece);
                Gemm shape = strips == 0 ? first : first.withColumns(columns);
                int helpers = pieces == 1 ? threads : 1;
                firsts[piece] = kernels.product(shape, precision, helpers);
                nexts[piece] = kernels.product(shape.accumulating(), precision, helpers);
            }
        }

        @Override
        public void run() {
            if (after != null) after.bind();
            if (pieces > 1) WorkerPool.shared().run(this, pieces);
            else run(0);
        }

        /** Computes some of the results, from a column on; what is added to a result always comes in the same order. */
        @Override
        public void run(int piece) {
            int from = strips == 0 ? cut(results, piece) : 0;
            int to = strips == 0 ? cut(results, piece + 1) : results;
            int column = strips == 0 ? 0 : firstColumn(piece);
            for (int i = 0; i < starts.length; i += results) {
                Product product = i == 0 ? firsts[piece] : nexts[piece];
                for (int result = from; result < to; result++) multiply(product, starts[i + result], column);
            }
        }

        private void multiply(Product product, int[] start, int column) {
            product.multiply(
                    memory.arrays[operands.left()],
                    memory.offsets[operands.left()] + start[0],
                    memory.arrays[operands.right()],
                    memory.offsets[operands.right()] + start[1] + column * first.bColumnStride(),
                    memory.arrays[operands.result()],
                    memory.offsets[operands.result()] + start[2] + column,
                    after == null ? Epilogue.NONE : after);
        }
    }
}
