package org.leibniz.compile;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.ProductShape;
import org.leibniz.plan.ProductShape.Axis;

/** Runs a product of matrices, once or for every index of further axes. */
final class ProductTask implements Task {
    private final Kernel.MatrixProduct product;
    private final Precision precision;
    private final Kernels kernels;
    private final int threads;
    private final Gemm first;
    private final Gemm next;

    /** Where left operand, right operand and result start, for every repetition. */
    private final int[][] starts;

    /** How many repetitions start a result, rather than add to it: as many as there are results. */
    private final int results;

    ProductTask(Kernel.MatrixProduct product, Precision precision, Kernels kernels, int threads) {
        this.product = product;
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
                false);
        this.next = first.accumulating();
        List<int[]> all = List.of(new int[3]);
        for (Axis axis : shape.repeated()) all = along(axis, all);
        this.results = all.size();
        for (Axis axis : shape.summed()) all = along(axis, all);
        this.starts = all.toArray(int[][]::new);
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
        return () -> {
            for (int i = 0; i < starts.length; i++) run(i < results ? first : next, memory, starts[i]);
        };
    }

    private void run(Gemm shape, Memory memory, int[] start) {
        Object a = memory.arrays[product.left()];
        Object b = memory.arrays[product.right()];
        Object c = memory.arrays[product.result()];
        int atA = memory.offsets[product.left()] + start[0];
        int atB = memory.offsets[product.right()] + start[1];
        int atC = memory.offsets[product.result()] + start[2];
        if (precision == Precision.FLOAT32) {
            kernels.gemm(shape, (float[]) a, atA, (float[]) b, atB, (float[]) c, atC, FloatEpilogue.NONE, threads);
        } else {
            kernels.gemm(shape, (double[]) a, atA, (double[]) b, atB, (double[]) c, atC, DoubleEpilogue.NONE, threads);
        }
    }
}
