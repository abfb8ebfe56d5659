package org.leibniz.kernel;

import java.util.List;
import org.leibniz.shape.Dim;

/** What an op may say about how it is computed: data that a compiler turns into loops and a printer into index sums. */
public sealed interface Lowering {

    /** The same function at every position; operands and result have one shape. */
    non-sealed interface Pointwise extends Lowering {
        <L> L lane(Lanes<L> lanes, List<L> in);
    }

    /**
     * A sum of products of two operands, {@code "mk,kn->mn"}: one letter an axis; letters that the result does not have
     * are summed over.
     */
    record Contract(String left, String right, String result) implements Lowering {
        /** The letters summed over, in the order of the left operand. */
        public String summed() {
            StringBuilder letters = new StringBuilder();
            left.chars().filter(c -> result.indexOf(c) < 0).forEach(c -> letters.append((char) c));
            return letters.toString();
        }

        @Override
        public String toString() {
            return left + "," + right + "->" + result;
        }
    }

    /** How a reduction combines values: what it starts from, and what it does with the next value. */
    enum Combine {
        SUM(0),
        /** The sum divided by the number of values. */
        MEAN(0),
        PRODUCT(1),
        MAX(Double.NEGATIVE_INFINITY),
        MIN(Double.POSITIVE_INFINITY);

        private final double start;

        Combine(double start) {
            this.start = start;
        }

        /** The value that changes nothing it is combined with. */
        public double start() {
            return start;
        }

        /** Two values as one; for a mean they are added, and it is the reduction that divides. */
        public <L> L combine(Lanes<L> lanes, L a, L b) {
            return switch (this) {
                case SUM, MEAN -> lanes.add(a, b);
                case PRODUCT -> lanes.multiply(a, b);
                case MAX -> lanes.max(a, b);
                case MIN -> lanes.min(a, b);
            };
        }

        /** As {@link #combine(Lanes, Object, Object)}, for single numbers. */
        public double combine(double a, double b) {
            return switch (this) {
                case SUM, MEAN -> a + b;
                case PRODUCT -> a * b;
                case MAX -> Math.max(a, b);
                case MIN -> Math.min(a, b);
            };
        }
    }

    /** Combines the values along some axes; a kept axis stays with size 1. */
    record Reduce(Combine combine, List<Integer> axes, boolean keep) implements Lowering {}

    /**
     * Combines the values that a window over the operand reaches, {@code y[i] = Σₖ x[(s·i + d·k + b) / m]}. What lies
     * outside the operand, or between its places, counts as the value that a combination starts from.
     *
     * @param places for each axis of the operand its index, in terms of the indices of the result and, behind them, of
     *     those that run through the window
     * @param window the sizes that the window has; none where every value of the result is one of the operand
     * @param combine any but a mean
     */
    record Window(List<Place> places, List<Dim> window, Combine combine) implements Lowering {}

    /** An index that follows from others, {@code (Σ factors·others + offset) / divisor} where that is a whole number. */
    record Place(List<Integer> factors, Dim offset, int divisor) {
        /** Which of the others this index always equals; below 0 if it is none of them. */
        public int sameAs() {
            int only = factors.indexOf(1);
            boolean plain = divisor == 1 && offset.equals(Dim.of(0));
            return plain && factors.stream().filter(factor -> factor != 0).count() == 1 ? only : -1;
        }
    }

    /** The same values under other indices; nothing is computed. */
    sealed interface View extends Lowering {}

    /** Result axis i is operand axis {@code axes[i]}. */
    record Permute(List<Integer> axes) implements View {}

    /** Operand axis i is result axis {@code axes[i]}; an operand axis of size 1 may be stretched, other axes are new. */
    record Expand(List<Integer> axes) implements View {}

    /** The same values in the same row-major order. */
    record Reshape() implements View {}

    /** Index i along an axis of the result is index {@code starts} + {@code steps}·i of the operand. */
    record Slice(List<Dim> starts, List<Integer> steps) implements View {}

    /** One of several results of the operand. */
    record Project(int output) implements View {}

    /** A scalar without operands: the value of a size, known when a program is specialised. */
    record SizeOf(Dim size) implements Lowering {}

    /** Without operands: 1 where the first {@code rank} indices equal the last, else 0. */
    record Identity(int rank) implements Lowering {}

    /** Without operands: the numbers from 0 on along the only axis. */
    record Count() implements Lowering {}

    /** By the lowerings of the simpler ops that define the op. */
    record Defined() implements Lowering {}

    /** A named routine on whole arrays that a library provides. */
    record Library(String routine) implements Lowering {}
}
