package org.leibniz.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The sizes of the axes of a tensor; a scalar has no axes. Immutable. Wherever an axis is asked for, a negative one
 * counts from the end.
 *
 * <p>A size must be at least 1: an empty axis has no mean and no maximum, and refusing it here spares every operation
 * the question.
 */
public final class Shape {
    private static final Shape SCALAR = new Shape(List.of());

    private final List<Dim> dims;

    private Shape(List<Dim> dims) {
        this.dims = List.copyOf(dims);
        for (Dim dim : this.dims) {
            if (dim.isFixed() && dim.value() < 1) {
                throw ShapeException.belowOne(dim, this);
            }
        }
    }

    /** A shape of fixed sizes. */
    public static Shape of(long... sizes) {
        return new Shape(LongStream.of(sizes).mapToObj(Dim::of).toList());
    }

    /** A shape of sizes, fixed or named. */
    public static Shape of(Dim... dims) {
        return new Shape(List.of(dims));
    }

    /** A shape of sizes, fixed or named. */
    public static Shape of(List<Dim> dims) {
        return new Shape(dims);
    }

    /** The shape without axes. */
    public static Shape scalar() {
        return SCALAR;
    }

    /** The number of axes. */
    public int rank() {
        return dims.size();
    }

    /** The size along an axis. */
    public Dim dim(int axis) {
        return dims.get(axis(axis));
    }

    /** The sizes, first axis first. */
    public List<Dim> dims() {
        return dims;
    }

    /** The number of elements: the product of the sizes. */
    public Dim size() {
        if (dims.size() == 1) return dims.get(0);
        return dims.stream().reduce(Dim.of(1), Dim::times);
    }

    /** Whether there are no axes. */
    public boolean isScalar() {
        return dims.isEmpty();
    }

    /** Whether no size depends on a name. */
    public boolean isFixed() {
        return dims.stream().allMatch(Dim::isFixed);
    }

    /** The names the sizes depend on, in alphabetical order. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Dim dim : dims) names.addAll(dim.names());
        return names;
    }

    /** The sizes of a fixed shape, as Java arrays count them. */
    public int[] sizes() {
        int[] sizes = new int[dims.size()];
        for (int axis = 0; axis < sizes.length; axis++) sizes[axis] = arraySize(dims.get(axis));
        return sizes;
    }

    private int arraySize(Dim dim) {
        long value = fixed(dim).value();
        if (value > Integer.MAX_VALUE) {
            throw new ShapeException("size " + value + " in " + this + " does not fit in an array");
        }
        return (int) value;
    }

    /** The number of elements of a fixed shape. */
    public long elements() {
        return dims.stream().mapToLong(dim -> fixed(dim).value()).reduce(1, Exact::multiply);
    }

    private Dim fixed(Dim dim) {
        if (!dim.isFixed()) {
            throw new IllegalStateException("size " + dim + " in " + this + " is not fixed");
        }
        return dim;
    }

    /** The fixed shape at the given sizes. */
    public Shape evaluate(Map<String, Long> sizes) {
        return map(dim -> {
            long value = dim.evaluate(sizes);
            if (value < 1) {
                throw ShapeException.belowOne(dim, value, this);
            }
            return Dim.of(value);
        });
    }

    /** This shape with names replaced; names that are not in the map stay. */
    public Shape substitute(Map<String, Dim> replacements) {
        return map(dim -> dim.substitute(replacements));
    }

    private Shape map(UnaryOperator<Dim> change) {
        if (isScalar()) return this;
        return new Shape(dims.stream().map(change).toList());
    }

    /** The axis counted from the start, checked to exist. */
    public int axis(int axis) {
        int fromStart = axis < 0 ? axis + rank() : axis;
        if (fromStart < 0 || fromStart >= rank()) {
            throw ShapeException.axis(axis, toString());
        }
        return fromStart;
    }

    /** The shape with these axes taken away. */
    public Shape without(Set<Integer> axes) {
        Set<Integer> removed = fromStart(axes.stream().mapToInt(Integer::intValue));
        return new Shape(IntStream.range(0, rank())
                .filter(axis -> !removed.contains(axis))
                .mapToObj(dims::get)
                .toList());
    }

    /** The shape with these axes taken away. */
    public Shape without(int... axes) {
        return without(fromStart(IntStream.of(axes)));
    }

    /** The shape with these axes at size 1. */
    public Shape withOnes(int... axes) {
        List<Dim> changed = new ArrayList<>(dims);
        fromStart(IntStream.of(axes)).forEach(axis -> changed.set(axis, Dim.of(1)));
        return new Shape(changed);
    }

    private Set<Integer> fromStart(IntStream axes) {
        return axes.map(this::axis).boxed().collect(Collectors.toCollection(HashSet::new));
    }

    /** The shape whose axis {@code i} is axis {@code axes[i]} of this one. */
    public Shape permute(int... axes) {
        if (axes.length != rank() || fromStart(IntStream.of(axes)).size() != rank()) {
            throw new ShapeException(Arrays.toString(axes).replace(" ", "") + " does not permute the axes of " + this);
        }
        return new Shape(IntStream.of(axes).mapToObj(this::dim).toList());
    }

    /** The shape with more axes at the end. */
    public Shape append(Dim... more) {
        return concat(of(more));
    }

    /** The shape with more axes in front. */
    public Shape prepend(Dim... more) {
        return of(more).concat(this);
    }

    /** The axes of this shape, then those of the other. */
    public Shape concat(Shape other) {
        List<Dim> joined = new ArrayList<>(dims);
        joined.addAll(other.dims);
        return new Shape(joined);
    }

    /** The axes {@code from} up to, not including, {@code to}, both counted from the start. */
    public Shape take(int from, int to) {
        if (from < 0 || from > to || to > rank()) {
            throw new ShapeException("axes " + from + " to " + to + " are out of range for " + this);
        }
        return new Shape(dims.subList(from, to));
    }

    /** Whether the last axes are those of the other shape. */
    public boolean endsWith(Shape other) {
        return other.rank() <= rank()
                && dims.subList(rank() - other.rank(), rank()).equals(other.dims);
    }

    /**
     * The shape of an elementwise operation on both. One must be a suffix of the other, or have a fixed 1 where they
     * differ; a named size is never stretched. {@link Broadcast} tells how each of them gets there.
     */
    public static Shape broadcast(Shape a, Shape b) {
        return Broadcast.joint(a, b);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Shape shape && dims.equals(shape.dims);
    }

    @Override
    public int hashCode() {
        return dims.hashCode();
    }

    /** Such as {@code [n,784]}, and {@code []} for a scalar. */
    @Override
    public String toString() {
        return dims.stream().map(Dim::toString).collect(Collectors.joining(",", "[", "]"));
    }
}
