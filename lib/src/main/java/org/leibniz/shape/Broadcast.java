package org.leibniz.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the shape {@code from} is stretched to the shape {@code to}. Axes are matched from the last; each axis keeps its
 * size, or is fixed at 1 and repeated, or is missing in {@code from} and added in front.
 *
 * <p>A named size is never stretched, even if it turns out to be 1: what a gradient sums over must be known when the
 * graph is built.
 */
public record Broadcast(Shape from, Shape to) {
    /** Checks that {@code from} can be stretched to {@code to}. */
    public Broadcast {
        int added = to.rank() - from.rank();
        if (added < 0) {
            throw ShapeException.notBroadcast(from, to, "rank " + from.rank() + " against " + to.rank());
        }
        for (int axis = 0; axis < from.rank(); axis++) {
            Dim size = from.dim(axis);
            Dim target = to.dim(axis + added);
            if (!size.isOne() && !size.equals(target)) {
                throw ShapeException.notBroadcast(from, to, ShapeException.difference(axis + added, size, target));
            }
        }
    }

    /** For each axis of {@code from}, the axis of {@code to} it becomes. */
    public List<Integer> axes() {
        return IntStream.range(added(), to.rank()).boxed().toList();
    }

    /** The axes of {@code to} that {@code from} does not have. */
    public List<Integer> addedAxes() {
        return IntStream.range(0, added()).boxed().toList();
    }

    /** The axes of {@code to} along which {@code from} has size 1 and is repeated. */
    public List<Integer> stretchedAxes() {
        return axes().stream()
                .filter(axis -> !from.dim(axis - added()).equals(to.dim(axis)))
                .toList();
    }

    private int added() {
        return to.rank() - from.rank();
    }

    /** Why the two shapes have no joint shape, such as {@code axis 1: 3 against 4}; empty if they have one. */
    public static Optional<String> obstacle(Shape left, Shape right) {
        int rank = Math.max(left.rank(), right.rank());
        for (int fromEnd = 1; fromEnd <= Math.min(left.rank(), right.rank()); fromEnd++) {
            Dim first = left.dim(-fromEnd);
            Dim second = right.dim(-fromEnd);
            if (!first.isOne() && !second.isOne() && !first.equals(second)) {
                return Optional.of(ShapeException.difference(rank - fromEnd, first, second));
            }
        }
        return Optional.empty();
    }

    static Shape joint(Shape left, Shape right) {
        obstacle(left, right).ifPresent(reason -> {
            throw new ShapeException(left + " and " + right + " do not broadcast (" + reason + ")");
        });
        Shape longer = left.rank() >= right.rank() ? left : right;
        Shape shorter = longer == left ? right : left;
        int added = longer.rank() - shorter.rank();
        List<Dim> dims = new ArrayList<>(longer.dims());
        for (int axis = added; axis < dims.size(); axis++) {
            if (dims.get(axis).isOne()) {
                dims.set(axis, shorter.dim(axis - added));
            }
        }
        return Shape.of(dims);
    }
}
