package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the elements of a value lie in the array that holds them: the place of the first one, and a size and a distance
 * for each axis. Immutable.
 */
public final class Layout {
    private final int[] sizes;
    private final int[] strides;
    private final int offset;

    Layout(int[] sizes, int[] strides) {
        this(sizes, strides, 0);
    }

    private Layout(int[] sizes, int[] strides, int offset) {
        this.sizes = sizes.clone();
        this.strides = strides.clone();
        this.offset = offset;
    }

    /** Row-major, without gaps. */
    static Layout contiguous(int... sizes) {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride = Math.multiplyExact(stride, sizes[axis]);
        }
        return new Layout(sizes, strides);
    }

    public int rank() {
        return sizes.length;
    }

    public int size(int axis) {
        return sizes[axis];
    }

    /** The distance in the array between neighbours along an axis; 0 where one element is repeated. */
    public int stride(int axis) {
        return strides[axis];
    }

    /** Where the first element lies. */
    public int offset() {
        return offset;
    }

    int[] sizes() {
        return sizes.clone();
    }

    /** The number of elements, repetitions included. */
    public int elements() {
        int elements = 1;
        for (int size : sizes) elements = Math.multiplyExact(elements, size);
        return elements;
    }

    /** Whether the elements lie in row-major order without gaps from the start of the array. */
    boolean isContiguous() {
        int expected = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            if (sizes[axis] != 1 && strides[axis] != expected) return false;
            expected = Math.multiplyExact(expected, sizes[axis]);
        }
        return offset == 0;
    }

    /** Axis i of the result is axis {@code axes[i]} of this. */
    Layout permuted(List<Integer> axes) {
        int[] permutedSizes = new int[axes.size()];
        int[] permutedStrides = new int[axes.size()];
        for (int i = 0; i < permutedSizes.length; i++) {
            permutedSizes[i] = sizes[axes.get(i)];
            permutedStrides[i] = strides[axes.get(i)];
        }
        return new Layout(permutedSizes, permutedStrides, offset);
    }

    /** Axis i of this becomes axis {@code axes[i]}, stretched if it has size 1; the other axes repeat. */
    Layout expanded(int[] to, List<Integer> axes) {
        int[] expanded = new int[to.length];
        for (int i = 0; i < sizes.length; i++) if (sizes[i] != 1) expanded[axes.get(i)] = strides[i];
        return new Layout(to, expanded, offset);
    }

    /** The elements whose index along an axis is {@code starts} + {@code steps}·i for some i below the size. */
    Layout sliced(int[] starts, List<Integer> steps, int[] to) {
        int[] stepped = new int[to.length];
        int first = offset;
        for (int axis = 0; axis < to.length; axis++) {
            stepped[axis] = strides[axis] * steps.get(axis);
            first += starts[axis] * strides[axis];
        }
        return new Layout(to, stepped, first);
    }

    /** Whether some axis is run through backwards. */
    boolean isReversed() {
        return Arrays.stream(strides).anyMatch(stride -> stride < 0);
    }

    /** Without the axes of size 1, which say nothing about where elements lie. */
    Layout squeezed() {
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < sizes.length; axis++) if (sizes[axis] != 1) kept.add(axis);
        return permuted(kept);
    }

    /** The same elements in the same order under other sizes, or null where they would have to be copied. */
    Layout reshaped(int[] to) {
        Layout from = squeezed();
        int[] result = new int[to.length];
        int source = 0;
        int target = 0;
        while (source < from.rank()) {
            // The fewest axes on both sides that hold equally many elements; they must follow each other without gaps.
            int count = from.sizes[source++];
            int start = target;
            int filled = 1;
            while (filled != count || target < to.length && to[target] == 1) {
                if (filled < count) {
                    filled *= to[target++];
                } else if (filled > count) {
                    if (from.strides[source - 1] != from.strides[source] * from.sizes[source]) return null;
                    count *= from.sizes[source++];
                } else {
                    target++;
                }
            }
            int stride = from.strides[source - 1];
            for (int axis = target - 1; axis >= start; axis--) {
                result[axis] = stride;
                stride *= to[axis];
            }
        }
        return new Layout(to, result, offset);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layout that
                && offset == that.offset
                && Arrays.equals(sizes, that.sizes)
                && Arrays.equals(strides, that.strides);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sizes) + Arrays.hashCode(strides);
    }

    /** Such as {@code [64,10]:[10,1]}. */
    @Override
    public String toString() {
        return written(sizes) + ":" + written(strides);
    }

    static String written(int[] numbers) {
        return Arrays.toString(numbers).replace(" ", "");
    }
}
