package org.leibniz.shape;

/**
 * Shapes that do not fit. The factory methods hold the wording of shape errors: the operation, what was needed, what
 * came and where the two differ. Operands are given as they shall be read, such as {@code x[n,784]}.
 */
public class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final String NOT_EMPTY = ": an empty axis has no mean and no maximum";

    /** An error with this message. */
    public ShapeException(String message) {
        super(message);
    }

    /** {@code matmul: inner sizes differ, x[n,784] · w1[785,128] (784 against 785)}. */
    public static ShapeException innerSizes(String operation, String left, String right, Dim leftSize, Dim rightSize) {
        return new ShapeException(operation + ": inner sizes differ, " + left + " · " + right + " ("
                + difference(leftSize, rightSize) + ")");
    }

    /** {@code add: a[2,3] and b[4] do not broadcast (axis 1: 3 against 4)}. */
    public static ShapeException broadcast(String operation, String left, String right, String reason) {
        return new ShapeException(operation + ": " + left + " and " + right + " do not broadcast (" + reason + ")");
    }

    /** {@code [2] does not broadcast to [3] (axis 0: 2 against 3)}. */
    static ShapeException notBroadcast(Shape from, Shape to, String reason) {
        return new ShapeException(from + " does not broadcast to " + to + " (" + reason + ")");
    }

    /** {@code concat: a[2,3] and b[2,4] differ (axis 1: 3 against 4)}. */
    public static ShapeException differ(String operation, String left, String right, String reason) {
        return new ShapeException(operation + ": " + left + " and " + right + " differ (" + reason + ")");
    }

    /** {@code det: needs rank 2, got x[3]}. */
    public static ShapeException rank(String operation, int needed, String operand) {
        return rank(operation, String.valueOf(needed), operand);
    }

    /** {@code matmul: needs rank 2 or more, got x[3]}. */
    public static ShapeException rank(String operation, String needed, String operand) {
        return needed(operation, "rank " + needed, operand);
    }

    /** {@code loss: needs a scalar, got e[n,1]}. */
    public static ShapeException needed(String operation, String needed, String operand) {
        return new ShapeException(operation + ": needs " + needed + ", got " + operand);
    }

    /** {@code reshape: x[2,3] has 6 elements, [4,2] has 8}. */
    public static ShapeException elements(
            String operation, String operand, Dim elements, String target, Dim targetElements) {
        String noun = elements.isOne() ? " element, " : " elements, ";
        return new ShapeException(
                operation + ": " + operand + " has " + elements + noun + target + " has " + targetElements);
    }

    /** {@code axis 3 is out of range for [2,3]}. */
    public static ShapeException axis(int axis, String operand) {
        return new ShapeException("axis " + axis + " is out of range for " + operand);
    }

    /** {@code sum: axis 3 is out of range for x[2,3]}. */
    public static ShapeException axis(String operation, int axis, String operand) {
        return new ShapeException(operation + ": " + axis(axis, operand).getMessage());
    }

    static ShapeException belowOne(Dim size, Shape shape) {
        return new ShapeException("size " + size + " in " + shape + " is below 1" + NOT_EMPTY);
    }

    static ShapeException belowOne(Dim size, long value, Shape shape) {
        return new ShapeException("size " + size + " in " + shape + " is " + value + ", below 1" + NOT_EMPTY);
    }

    /** {@code size overflow: 9223372036854775807 + 1 does not fit in 64 bits}. */
    static ShapeException overflow(long left, String operator, long right) {
        return new ShapeException("size overflow: " + left + " " + operator + " " + right + " does not fit in 64 bits");
    }

    /** The reason {@code 3 against 4}, or {@code sizes n and m may differ} where that is all that can be said. */
    public static String difference(Dim left, Dim right) {
        return left.decidablyDiffers(right)
                ? left + " against " + right
                : "sizes " + left + " and " + right + " may differ";
    }

    /** The reason {@code axis 1: 3 against 4}. */
    public static String difference(int axis, Dim left, Dim right) {
        return "axis " + axis + ": " + difference(left, right);
    }
}
