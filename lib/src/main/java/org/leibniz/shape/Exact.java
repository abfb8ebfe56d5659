package org.leibniz.shape;

/** Long arithmetic that reports an overflow as an error of the shape, not of the machine. */
final class Exact {
    private Exact() {}

    static long add(long left, long right) {
        try {
            return Math.addExact(left, right);
        } catch (ArithmeticException overflow) {
            throw ShapeException.overflow(left, "+", right);
        }
    }

    static long multiply(long left, long right) {
        try {
            return Math.multiplyExact(left, right);
        } catch (ArithmeticException overflow) {
            throw ShapeException.overflow(left, "*", right);
        }
    }

    /** The greatest common divisor, never negative; {@code gcd(0, a)} is {@code |a|}. */
    static long gcd(long left, long right) {
        while (right != 0) {
            long remainder = left % right;
            left = right;
            right = remainder;
        }
        return Math.abs(left);
    }
}
