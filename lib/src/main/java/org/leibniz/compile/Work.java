package org.leibniz.compile;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leibniz.plan.Access;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Plan;
import org.leibniz.plan.WindowShape;

/**
 * What one run of a kernel takes at least.
 *
 * @param operations floating-point operations, a multiply-add being two; 0 where a library is called
 * @param bytes what is read and written, each element once
 */
record Work(double operations, double bytes) {
    static Work of(Kernel kernel, Plan plan, Precision precision) {
        int size = precision.bytes();
        if (kernel instanceof Kernel.Loop loop) {
            double elements = 0;
            for (Access access : LoopForm.accesses(loop)) elements += touched(loop, access);
            return new Work(operations(loop, precision), elements * size);
        }
        if (kernel instanceof Kernel.Chain chain) {
            double all = chain.loops().stream()
                    .mapToDouble(loop -> operations(loop, precision))
                    .sum();
            return new Work(all, elements(kernel, plan) * (double) size);
        }
        double bytes = elements(kernel, plan) * (double) size;
        if (kernel instanceof Kernel.MatrixProduct product)
            return new Work(2 * product.shape().multiplications() + operations(product.epilogue(), precision), bytes);
        if (kernel instanceof Kernel.Window window) {
            WindowShape shape = window.shape();
            return new Work(product(shape.result()) * product(shape.window()), bytes);
        }
        return new Work(0, bytes);
    }

    private static double operations(Kernel.@Nullable Loop loop, Precision precision) {
        return loop == null ? 0 : product(loop.sizes()) * OperationCount.of(loop, precision);
    }

    /** The elements a loop meets in an array. */
    private static double touched(Kernel.Loop loop, Access access) {
        return product(IntStream.range(0, loop.sizes().size())
                .filter(axis -> access.strides().get(axis) != 0)
                .mapToObj(axis -> loop.sizes().get(axis))
                .toList());
    }

    private static double product(List<Integer> sizes) {
        double product = 1;
        for (int size : sizes) product *= size;
        return product;
    }

    private static long elements(Kernel kernel, Plan plan) {
        return IntStream.concat(
                        kernel.reads().stream().mapToInt(Integer::intValue),
                        kernel.writes().stream().mapToInt(Integer::intValue))
                .mapToLong(buffer -> plan.buffers().get(buffer).elements())
                .sum();
    }
}
