package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Tensors and shapes as tests write them, and their comparison. */
public final class Tensors {
    private static final Pattern SIZE = Pattern.compile("[^\\[\\],]+");

    private static final Pattern COMPOUND =
            Pattern.compile("(?:(\\d+)\\*)?(?:floor\\(\\(?)?(\\w+)([+-]\\d+)?(?:\\)?/(\\d+)\\)([+-]\\d+)?)?");

    private Tensors() {}

    /** {@code "[[1,2],[3,4]]"}, or {@code "3"} for a scalar. */
    public static Tensor parse(String text) {
        List<Integer> sizes = new ArrayList<>();
        String rest = text;
        // The sizes are read off the first element of each nesting, outermost first.
        for (; rest.startsWith("["); rest = rest.substring(1, endOfElement(rest, 1))) sizes.add(elements(rest));
        double[] values = Stream.of(text.replaceAll("[\\[\\]]", "").split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Tensor(sizes.stream().mapToInt(Integer::intValue).toArray(), values);
    }

    private static int elements(String bracketed) {
        int count = 0;
        for (int at = 1; at < bracketed.length(); at = endOfElement(bracketed, at) + 1) count++;
        return count;
    }

    private static int endOfElement(String text, int start) {
        int depth = 0;
        int at = start;
        while (depth > 0 || text.charAt(at) != ',' && text.charAt(at) != ']') {
            if (text.charAt(at) == '[') depth++;
            if (text.charAt(at) == ']') depth--;
            at++;
        }
        return at;
    }

    /** {@code "[n,3]"}, sizes being numbers, names, {@code 2*n}, {@code n+1} or {@code floor((n+1)/2)}. */
    public static Shape shape(String text) {
        Matcher sizes = SIZE.matcher(text);
        List<Dim> dims = new ArrayList<>();
        while (sizes.find()) {
            dims.add(size(sizes.group()));
        }
        return Shape.of(dims);
    }

    private static Dim size(String written) {
        Matcher parts = COMPOUND.matcher(written);
        if (!parts.matches()) throw new IllegalArgumentException("no size: " + written);
        Dim sum = plain(parts.group(2)).plus(number(parts.group(3), 0));
        return sum.floorDiv(number(parts.group(4), 1))
                .plus(number(parts.group(5), 0))
                .times(number(parts.group(1), 1));
    }

    private static Dim plain(String written) {
        return Character.isDigit(written.charAt(0)) ? Dim.of(Long.parseLong(written)) : Dim.named(written);
    }

    private static long number(String written, long otherwise) {
        return written == null || written.isEmpty() ? otherwise : Long.parseLong(written);
    }

    public static Tensor generate(int[] sizes, DoubleSupplier values) {
        Tensor tensor = Tensor.zeros(sizes);
        Arrays.setAll(tensor.values(), at -> values.getAsDouble());
        return tensor;
    }

    /** The tensor with one more value added at one place. */
    public static Tensor shifted(Tensor tensor, int at, double by) {
        double[] values = tensor.values().clone();
        values[at] += by;
        return new Tensor(tensor.sizes(), values);
    }

    /** Compares relative to the size of the values, absolutely for those below 1. */
    public static void assertClose(Tensor expected, Tensor actual, double tolerance, String what) {
        assertArrayEquals(expected.sizes(), actual.sizes(), what + ": sizes");
        for (int at = 0; at < expected.values().length; at++) {
            String place = what + ", element " + at;
            assertClose(expected.values()[at], actual.values()[at], tolerance, place);
        }
    }

    public static void assertClose(double expected, double actual, double tolerance, String what) {
        // Equal infinities and two NaNs have no difference to measure.
        if (Double.compare(expected, actual) == 0) return;
        double difference = Math.abs(expected - actual);
        assertTrue(
                difference <= tolerance * Math.max(1, Math.abs(expected)) && difference < Double.POSITIVE_INFINITY,
                () -> what + ": expected " + expected + ", got " + actual);
    }
}
