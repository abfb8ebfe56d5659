package org.leibniz.plan;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.kernel.Lowering;
import org.leibniz.shape.Shape;

/** A piece of work that runs as a whole before the next one starts. */
public sealed interface Kernel {
    /** The buffers it reads. */
    List<Integer> reads();

    /** The buffers it writes. */
    List<Integer> writes();

    /** Nested loops over elementwise steps; results are stored, or combined over the axes that a store does not see. */
    record Loop(List<Integer> sizes, List<Step> steps, List<Store> stores) implements Kernel {
        @Override
        public List<Integer> reads() {
            return steps.stream()
                    .filter(Step.Load.class::isInstance)
                    .map(step -> ((Step.Load) step).from().buffer())
                    .distinct()
                    .toList();
        }

        @Override
        public List<Integer> writes() {
            return stores.stream().map(store -> store.to().buffer()).distinct().toList();
        }

        /** How often the steps are taken. */
        public long elements() {
            return sizes.stream().mapToLong(Integer::intValue).reduce(1, (a, b) -> a * b);
        }
    }

    /**
     * Loops that share an axis, along which none needs more of another than what lies at the same index. So all may run
     * on a part of the axis after the other, while what they pass on lies in a cache.
     *
     * @param axes for each loop, which of its axes it is
     * @param size the size of the axis
     */
    record Chain(List<Loop> loops, List<Integer> axes, int size) implements Kernel {
        @Override
        public List<Integer> reads() {
            Set<Integer> written = new HashSet<>();
            Set<Integer> read = new LinkedHashSet<>();
            for (Loop loop : loops) {
                loop.reads().stream()
                        .filter(buffer -> !written.contains(buffer))
                        .forEach(read::add);
                written.addAll(loop.writes());
            }
            return List.copyOf(read);
        }

        @Override
        public List<Integer> writes() {
            return loops.stream()
                    .flatMap(loop -> loop.writes().stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * What a loop keeps of a step.
     *
     * @param combine how values that fall on the same element are combined; null where each falls on its own
     * @param name what the plan calls the stored value
     */
    record Store(int step, Access to, Lowering.@Nullable Combine combine, String name) {
        public boolean combines() {
            return combine != null;
        }
    }

    /**
     * A product of matrices that lie in the buffers as the shape says.
     *
     * @param epilogue loops over the rows and columns of the result, which may run on each part of it as soon as that
     *     is final; null if there are none
     */
    record MatrixProduct(
            int left,
            int right,
            int result,
            ProductShape shape,
            String name,
            String formula,
            @Nullable Loop epilogue) implements Kernel {
        @Override
        public List<Integer> reads() {
            List<Integer> operands = List.of(left, right);
            return epilogue == null
                    ? operands
                    : Stream.concat(operands.stream(), epilogue.reads().stream().filter(buffer -> buffer != result))
                            .distinct()
                            .toList();
        }

        @Override
        public List<Integer> writes() {
            return epilogue == null
                    ? List.of(result)
                    : Stream.concat(Stream.of(result), epilogue.writes().stream())
                            .distinct()
                            .toList();
        }

        /** The buffer of the factor with more elements. */
        public int largerFactor() {
            return shape.columns().size() > shape.rows().size() ? right : left;
        }

        MatrixProduct followedBy(Loop loop) {
            return new MatrixProduct(left, right, result, shape, name, formula, loop);
        }
    }

    /** Values combined that a window over a buffer reaches; the result is contiguous. */
    record Window(int operand, int result, WindowShape shape, String name, String formula) implements Kernel {
        @Override
        public List<Integer> reads() {
            return List.of(operand);
        }

        @Override
        public List<Integer> writes() {
            return List.of(result);
        }
    }

    /** A routine that an op brings along; arrays go in and come out in row-major order. */
    record Routine(Apply node, List<Argument> arguments, List<Result> results, String name, String formula)
            implements Kernel {
        @Override
        public List<Integer> reads() {
            return arguments.stream()
                    .map(Argument::buffer)
                    .filter(buffer -> buffer >= 0)
                    .distinct()
                    .toList();
        }

        @Override
        public List<Integer> writes() {
            return results.stream().map(Result::buffer).toList();
        }
    }

    /** An operand of a routine; a number repeated where {@code buffer} is −1. */
    record Argument(int buffer, Layout layout, double number) {}

    /** A result of a routine. */
    record Result(int buffer, Shape shape) {}
}
