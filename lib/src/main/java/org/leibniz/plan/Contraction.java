package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.leibniz.kernel.Lowering.Contract;
import org.leibniz.plan.ProductShape.Axis;

/**
 * The letters of a contraction as loops. Transposed and repeated operands are distances like any other, so nothing is
 * copied; letters that follow each other in memory become one loop.
 */
final class Contraction {
    /** A sum over so many neighbours is worth a product of its own. */
    private static final int LONG_ENOUGH = 32;

    /** From so many elements on a matrix is multiplied by a vector faster in a kernel of its own. */
    private static final int LARGE_MATRIX = 1024;

    /** The rows of a vector: one. */
    private static final Axis SINGLE = new Axis(1, 0, 0, 0);

    private final List<Axis> repeated;
    private final List<Axis> left;
    private final List<Axis> right;
    private final List<Axis> summed;

    Contraction(Contract letters, Layout left, Layout right, Layout result) {
        List<Letter> all = new ArrayList<>();
        for (char letter : (letters.result() + letters.summed()).toCharArray()) {
            Letter found = Letter.of(
                    letters.left().indexOf(letter),
                    letters.right().indexOf(letter),
                    letters.result().indexOf(letter),
                    left,
                    right,
                    result);
            if (found.axis.size() != 1) all.add(found);
        }
        this.repeated = merged(all, letter -> letter.inLeft && letter.inRight && letter.inResult);
        this.left = merged(all, letter -> letter.inLeft && !letter.inRight);
        this.right = merged(all, letter -> !letter.inLeft && letter.inRight);
        this.summed = merged(all, letter -> !letter.inResult);
    }

    private record Letter(boolean inLeft, boolean inRight, boolean inResult, Axis axis) {
        static Letter of(int leftAxis, int rightAxis, int resultAxis, Layout left, Layout right, Layout result) {
            int size = leftAxis >= 0 ? left.size(leftAxis) : right.size(rightAxis);
            Axis axis = new Axis(size, stride(left, leftAxis), stride(right, rightAxis), stride(result, resultAxis));
            return new Letter(leftAxis >= 0, rightAxis >= 0, resultAxis >= 0, axis);
        }

        private static int stride(Layout layout, int axis) {
            return axis < 0 ? 0 : layout.stride(axis);
        }
    }

    private static List<Axis> merged(List<Letter> letters, Predicate<Letter> kind) {
        List<Axis> axes = new ArrayList<>();
        for (Letter letter : letters) {
            if (!kind.test(letter)) continue;
            Axis last = axes.isEmpty() ? null : axes.get(axes.size() - 1);
            if (last != null && last.continues(letter.axis)) {
                axes.set(axes.size() - 1, last.around(letter.axis));
            } else {
                axes.add(letter.axis);
            }
        }
        return axes;
    }

    /** Whether nothing is added up, so that this is an elementwise product of repeated operands. */
    boolean isElementwise() {
        return summed.isEmpty();
    }

    /**
     * All loops in the order in which the larger operand lies in memory; in that of the result if nothing is added up.
     */
    List<Axis> loops() {
        List<Axis> loops = new ArrayList<>(repeated);
        loops.addAll(left);
        loops.addAll(right);
        loops.addAll(summed);
        boolean leftIsLarger = elements(left) >= elements(right);
        loops.sort(Comparator.comparingInt(
                axis -> isElementwise() ? -axis.result() : leftIsLarger ? -axis.left() : -axis.right()));
        return loops;
    }

    private static long elements(List<Axis> axes) {
        return axes.stream().mapToLong(Axis::size).reduce(1, Math::multiplyExact);
    }

    /** Whether there is enough to multiply for a product, rather than loops that join what is computed around them. */
    boolean isMatrixProduct() {
        boolean matrices = !left.isEmpty() && !right.isEmpty();
        return !isElementwise() && (matrices || isLargeMatrixByVector()) && (inRows(left) || inRows(right));
    }

    /** A vector that repeats one number only adds the rows of the matrix up, which no product is needed for. */
    private boolean isLargeMatrixByVector() {
        if (left.isEmpty() && right.isEmpty()) return false;
        boolean adds = summed.stream().anyMatch(axis -> axis.left() == 0 || axis.right() == 0);
        return !adds && elements(summed) * Math.max(elements(left), elements(right)) >= LARGE_MATRIX;
    }

    private static boolean inRows(List<Axis> axes) {
        return !axes.isEmpty() && axes.get(axes.size() - 1).result() == 1;
    }

    /** Whether the operands change places, because the last axis of the result is one of the left operand. */
    boolean isExchanged() {
        return !inRows(right);
    }

    /** The loops of the matrix product of the operands, exchanged if {@link #isExchanged} says so. */
    ProductShape product() {
        List<Axis> rowAxes = new ArrayList<>(isExchanged() ? exchanged(right) : left);
        List<Axis> columnAxes = new ArrayList<>(isExchanged() ? exchanged(left) : right);
        List<Axis> innerAxes = new ArrayList<>(isExchanged() ? exchanged(summed) : summed);
        Axis columns = columnAxes.remove(columnAxes.size() - 1);
        Axis rows = removeLargest(rowAxes);
        Axis inner = removeInner(innerAxes);
        List<Axis> outer = new ArrayList<>(isExchanged() ? exchanged(repeated) : repeated);
        outer.addAll(rowAxes);
        outer.addAll(columnAxes);
        return new ProductShape(rows, columns, inner, List.copyOf(outer), List.copyOf(innerAxes));
    }

    private static List<Axis> exchanged(List<Axis> axes) {
        return axes.stream().map(Axis::exchanged).toList();
    }

    private static Axis removeLargest(List<Axis> axes) {
        return axes.isEmpty() ? SINGLE : remove(axes, axes.stream().max(Comparator.comparingInt(Axis::size)));
    }

    // Neighbours in memory are read several times as fast, which makes up for a size that is not the largest.
    private static Axis removeInner(List<Axis> axes) {
        Optional<Axis> inRows = axes.stream()
                .filter(axis -> axis.size() >= LONG_ENOUGH && axis.left() == 1 && axis.right() == 1)
                .findFirst();
        return inRows.isPresent() ? remove(axes, inRows) : removeLargest(axes);
    }

    private static Axis remove(List<Axis> axes, Optional<Axis> chosen) {
        axes.remove(chosen.orElseThrow());
        return chosen.get();
    }
}
