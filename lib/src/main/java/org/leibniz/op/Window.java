package org.leibniz.op;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;
import org.leibniz.shape.ShapeException;

/**
 * How a window moves over the last axes of an array. A list has a number for each of these axes, or one for all of them;
 * where nothing is said, a window moves by 1, has no gaps, and stays inside the array.
 *
 * <pre>{@code
 * conv2d(x, w, Window.of().stride(2).padding(1))
 * maxPool(x, Window.of(3, 3).stride(2))
 * }</pre>
 *
 * <p>Place o of the window and place k within it reach index {@code stride·o + dilation·k − before} of an axis; what
 * lies outside the array counts as 0, or not at all where a largest value or a mean is looked for.
 *
 * @param size how many places the window has; empty where the weights of a convolution say it
 * @param stride how far the window moves
 * @param dilation how far apart the places of the window are
 * @param padding how far the window may reach outside
 * @param before how many places before the first, if the padding is {@code GIVEN}
 * @param after how many places after the last, if the padding is {@code GIVEN}
 * @param groups how many convolutions lie side by side, each with its own part of the channels
 */
public record Window(
        List<Dim> size,
        List<Integer> stride,
        List<Integer> dilation,
        Padding padding,
        List<Integer> before,
        List<Integer> after,
        int groups) {

    /** How far a window may reach outside. */
    public enum Padding {
        /** By so many places on each side. */
        GIVEN,
        /** So that there are as many places as in the array, divided by the stride and rounded up. */
        SAME,
        /** As long as the window touches the array. */
        FULL
    }

    public Window {
        size = List.copyOf(size);
        stride = List.copyOf(stride);
        dilation = List.copyOf(dilation);
        before = List.copyOf(before);
        after = List.copyOf(after);
        for (Dim places : size) {
            if (places.isFixed()) atLeast("size", 1, List.of(Math.toIntExact(places.value())));
        }
        atLeast("stride", 1, stride);
        atLeast("dilation", 1, dilation);
        atLeast("padding", 0, before);
        atLeast("padding", 0, after);
        atLeast("groups", 1, List.of(groups));
    }

    private static void atLeast(String what, int least, List<Integer> numbers) {
        for (int number : numbers) {
            if (number < least) {
                throw new IllegalArgumentException(what + " " + number + ": needs at least " + least);
            }
        }
    }

    /** A window of so many places along each of the last axes. */
    public static Window of(int... size) {
        return of(IntStream.of(size).mapToObj(Dim::of).toList());
    }

    /** A window of such sizes along the last axes. */
    public static Window of(List<Dim> size) {
        List<Integer> none = List.of();
        return new Window(size, none, none, Padding.GIVEN, none, none, 1);
    }

    public Window size(List<Dim> sizes) {
        return new Window(sizes, stride, dilation, padding, before, after, groups);
    }

    public Window stride(int... steps) {
        return new Window(size, list(steps), dilation, padding, before, after, groups);
    }

    public Window dilation(int... steps) {
        return new Window(size, stride, list(steps), padding, before, after, groups);
    }

    /** So many places on each side. */
    public Window padding(int... places) {
        return new Window(size, stride, dilation, Padding.GIVEN, list(places), list(places), groups);
    }

    public Window padding(Padding kind) {
        return new Window(size, stride, dilation, kind, List.of(), List.of(), groups);
    }

    /** So many places before the first, none after the last unless {@link #after(int...)} says so. */
    public Window before(int... places) {
        return new Window(size, stride, dilation, Padding.GIVEN, list(places), after, groups);
    }

    /** So many places after the last, none before the first unless {@link #before(int...)} says so. */
    public Window after(int... places) {
        return new Window(size, stride, dilation, Padding.GIVEN, before, list(places), groups);
    }

    public Window groups(int count) {
        return new Window(size, stride, dilation, padding, before, after, count);
    }

    private static List<Integer> list(int[] numbers) {
        return IntStream.of(numbers).boxed().toList();
    }

    // For ops --------------------------------------------------------------------------------------------------------

    /** This window with a number for each of so many axes, so that windows that do the same are equal. */
    Window along(String operation, int axes) {
        return new Window(
                size,
                each(operation, "strides", stride, 1, axes),
                each(operation, "dilations", dilation, 1, axes),
                padding,
                each(operation, "paddings", before, 0, axes),
                each(operation, "paddings", after, 0, axes),
                groups);
    }

    private static List<Integer> each(String operation, String what, List<Integer> numbers, int usual, int axes) {
        if (numbers.isEmpty()) return Collections.nCopies(axes, usual);
        if (numbers.size() == 1) return Collections.nCopies(axes, numbers.get(0));
        if (numbers.size() == axes) return numbers;
        throw new ShapeException(operation + ": needs one or " + axes + " " + what + ", got " + numbers);
    }

    /** This window over the last axes of an operand, as many as it has sizes. */
    Window over(String operation, Expr x) {
        if (size.isEmpty()) throw new ShapeException(operation + ": needs the size of the window");
        if (groups != 1) throw new ShapeException(operation + ": has no groups");
        if (x.shape().rank() < size.size()) {
            throw ShapeException.rank(operation, size.size() + " or more", x.described());
        }
        return along(operation, size.size());
    }

    /** As many places as the window reaches over, gaps included. */
    private Dim extent(int axis, Dim places) {
        return places.minus(1).times(dilation.get(axis)).plus(1);
    }

    /** How many places there are for the window along an axis of the array. */
    Dim results(int axis, Dim array, Dim places) {
        int step = stride.get(axis);
        Dim extent = extent(axis, places);
        return switch (padding) {
            case GIVEN ->
                array.plus(before.get(axis))
                        .plus(after.get(axis))
                        .minus(extent)
                        .floorDiv(step)
                        .plus(1);
            case SAME -> array.plus(step - 1).floorDiv(step);
            case FULL -> array.plus(extent).minus(2).floorDiv(step).plus(1);
        };
    }

    /** The size of the smallest array for which there are so many places for the window. */
    Dim smallest(int axis, Dim results, Dim places) {
        int step = stride.get(axis);
        Dim extent = extent(axis, places);
        Dim steps = results.minus(1).times(step);
        return switch (padding) {
            case GIVEN -> steps.plus(extent).minus(before.get(axis)).minus(after.get(axis));
            case SAME -> steps.plus(1);
            case FULL -> steps.minus(extent).plus(2);
        };
    }

    /** How many places the window first reaches outside along an axis of the array. */
    Dim outside(String operation, int axis, Dim array, Dim places) {
        Dim extent = extent(axis, places);
        return switch (padding) {
            case GIVEN -> Dim.of(before.get(axis));
            case SAME -> {
                Dim last = results(axis, array, places).minus(1).times(stride.get(axis));
                yield missing(operation, axis, last.plus(extent).minus(array), extent)
                        .floorDiv(2);
            }
            case FULL -> extent.minus(1);
        };
    }

    // By how much the last window reaches too far: by extent − stride at least, so a window as long as its step is sure
    // not to end early, and one of a single place never reaches outside.
    private Dim missing(String operation, int axis, Dim excess, Dim extent) {
        if (excess.isFixed()) return Dim.of(Math.max(0, excess.value()));
        if (extent.isOne()) return Dim.of(0);
        if (extent.isFixed() && extent.value() >= stride.get(axis)) return excess;
        throw new ShapeException(operation + ": the padding of axis " + axis + " of the window depends on the sizes, "
                + excess + " may be below 0");
    }

    /** Whether some window may reach outside the array. */
    boolean mayReachOutside() {
        return padding != Padding.GIVEN || !isAll(before, 0) || !isAll(after, 0);
    }

    /** As {@link #written(List, List)}, where a window usually moves by 1. */
    List<String> written(List<Dim> sizeToWrite) {
        return written(sizeToWrite, Collections.nCopies(stride.size(), 1));
    }

    /** The settings as typed formulas have them; those that are usual are left out. */
    List<String> written(List<Dim> sizeToWrite, List<Integer> usualStride) {
        List<String> settings = new ArrayList<>();
        if (!sizeToWrite.isEmpty()) settings.add("size=" + list(sizeToWrite));
        if (!stride.equals(usualStride)) settings.add("stride=" + shortest(stride));
        if (!isAll(dilation, 1)) settings.add("dilation=" + shortest(dilation));
        if (padding == Padding.SAME) settings.add("padding=same");
        if (padding == Padding.FULL) settings.add("padding=full");
        boolean even = before.equals(after);
        if (even && !isAll(before, 0)) settings.add("padding=" + shortest(before));
        if (!even && !isAll(before, 0)) settings.add("before=" + shortest(before));
        if (!even && !isAll(after, 0)) settings.add("after=" + shortest(after));
        if (groups != 1) settings.add("groups=" + groups);
        return settings;
    }

    private static boolean isAll(List<Integer> numbers, int number) {
        return numbers.stream().allMatch(other -> other == number);
    }

    private static String shortest(List<Integer> numbers) {
        boolean one = !numbers.isEmpty() && isAll(numbers, numbers.get(0));
        return one ? numbers.get(0).toString() : list(numbers);
    }

    static String list(List<?> numbers) {
        return numbers.toString().replace(" ", "");
    }
}
