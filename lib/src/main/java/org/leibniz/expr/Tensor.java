package org.leibniz.expr;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/** A dense array of doubles, row-major. The sizes of a scalar are empty. */
public record Tensor(int[] sizes, double[] values) {
    /** @throws IllegalArgumentException if the number of values is not the product of the sizes */
    public Tensor {
        if (values.length != count(sizes)) {
            throw new IllegalArgumentException(
                    "a tensor " + Arrays.toString(sizes) + " holds " + count(sizes) + " values, not " + values.length);
        }
    }

    public static Tensor scalar(double value) {
        return new Tensor(new int[0], new double[] {value});
    }

    public static Tensor vector(double... values) {
        return new Tensor(new int[] {values.length}, values.clone());
    }

    /** @throws IllegalArgumentException if the rows differ in length */
    public static Tensor matrix(double[]... rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows[i].length + " values, row 0 has " + columns);
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return new Tensor(new int[] {rows.length, columns}, values);
    }

    public static Tensor zeros(int... sizes) {
        return new Tensor(sizes, new double[count(sizes)]);
    }

    public static Tensor filled(double value, int... sizes) {
        Tensor filled = zeros(sizes);
        Arrays.fill(filled.values, value);
        return filled;
    }

    /** The number of values in an array of these sizes. */
    public static int count(int[] sizes) {
        int count = 1;
        for (int size : sizes) count = Math.multiplyExact(count, size);
        return count;
    }

    /** The distance in the flat array between neighbours along each axis. */
    public static int[] strides(int[] sizes) {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= sizes[axis];
        }
        return strides;
    }

    public int rank() {
        return sizes.length;
    }

    /** What stands at a place of the first axis. */
    public Tensor part(int place) {
        int[] rest = Arrays.copyOfRange(sizes, 1, sizes.length);
        int count = count(rest);
        return new Tensor(rest, Arrays.copyOfRange(values, place * count, (place + 1) * count));
    }

    public double get(int... indices) {
        int at = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            at = at * sizes[axis] + Objects.checkIndex(indices[axis], sizes[axis]);
        }
        return values[at];
    }

    /** The only value of a scalar or of a tensor with one element. */
    public double item() {
        if (values.length != 1) throw new IllegalStateException("not one value but " + Arrays.toString(sizes));
        return values[0];
    }

    /** The places of the values that differ along these axes only, group after group in the order of the other axes. */
    public int[][] groups(List<Integer> axes) {
        int members = 1;
        for (int axis : axes) members *= sizes[axis];
        int[][] groups = new int[values.length / members][members];
        int[] filled = new int[groups.length];
        int[] strides = strides(sizes);
        for (int at = 0; at < values.length; at++) {
            int group = 0;
            for (int axis = 0; axis < sizes.length; axis++) {
                if (!axes.contains(axis)) group = group * sizes[axis] + at / strides[axis] % sizes[axis];
            }
            groups[group][filled[group]++] = at;
        }
        return groups;
    }

    /** The values at some places. */
    public double[] values(int[] places) {
        return Arrays.stream(places).mapToDouble(at -> values[at]).toArray();
    }

    public Tensor map(DoubleUnaryOperator function) {
        return new Tensor(sizes, Arrays.stream(values).map(function).toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && Arrays.equals(sizes, that.sizes) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sizes) + Arrays.hashCode(values);
    }

    /** Nested brackets, {@code [[1, 2], [3, 4]]}, numbers in their shortest form. */
    @Override
    public String toString() {
        return written(Tensor::number);
    }

    /** Nested brackets around numbers written in some form. */
    public String written(DoubleFunction<String> form) {
        StringBuilder text = new StringBuilder();
        int[] strides = strides(sizes);
        for (int at = 0; at < values.length; at++) {
            if (at > 0) text.append(", ");
            for (int axis = 0; axis < sizes.length; axis++)
                if (at % (strides[axis] * sizes[axis]) == 0) text.append('[');
            text.append(form.apply(values[at]));
            for (int axis = 0; axis < sizes.length; axis++)
                if ((at + 1) % (strides[axis] * sizes[axis]) == 0) text.append(']');
        }
        return text.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
