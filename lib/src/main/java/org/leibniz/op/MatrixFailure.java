package org.leibniz.op;

/** Why a function of matrices has no value, in the same words for every way to compute it. */
public final class MatrixFailure {
    private static final int ROUNDING_ERRORS = 4;

    private MatrixFailure() {}

    /** @throws ArithmeticException if an entry is NaN or infinite */
    public static void checkFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) throw new ArithmeticException("an entry of the matrix is " + value);
        }
    }

    public static ArithmeticException singular() {
        return new ArithmeticException("the matrix is singular");
    }

    public static ArithmeticException notPositiveDefinite() {
        return new ArithmeticException("the matrix is not positive definite");
    }

    /**
     * Refuses numbers that are no further apart than the rounding errors of numbers as large as the largest.
     *
     * @throws ArithmeticException if two are
     */
    static void checkDifferent(double[] values) {
        double largest = 0;
        for (double value : values) largest = Math.max(largest, Math.abs(value));
        double error = ROUNDING_ERRORS * values.length * Math.ulp(largest);
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(values[i] - values[j]) <= error) {
                    throw new ArithmeticException("equal values " + values[j] + " and " + values[i]
                            + ", for which the vectors have no derivative");
                }
            }
        }
    }
}
