package org.leibniz.op;

import org.leibniz.expr.Tensor;

/** A square matrix as a product of triangular ones, rows exchanged so that no multiplier exceeds 1. */
final class LuDecomposition {
    private final int size;
    private final double[] factors;
    private final int[] rows;
    private double sign = 1;

    LuDecomposition(Tensor matrix) {
        size = matrix.sizes()[0];
        factors = matrix.values().clone();
        rows = new int[size];
        for (int i = 0; i < size; i++) rows[i] = i;
        for (int column = 0; column < size; column++) eliminate(column);
    }

    private void eliminate(int column) {
        int pivot = column;
        for (int row = column + 1; row < size; row++) {
            if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
        }
        if (pivot != column) exchange(pivot, column);
        if (at(column, column) == 0) return;
        for (int row = column + 1; row < size; row++) {
            double multiplier = at(row, column) / at(column, column);
            factors[row * size + column] = multiplier;
            for (int i = column + 1; i < size; i++) factors[row * size + i] -= multiplier * at(column, i);
        }
    }

    private void exchange(int first, int second) {
        for (int i = 0; i < size; i++) {
            double value = at(first, i);
            factors[first * size + i] = at(second, i);
            factors[second * size + i] = value;
        }
        int row = rows[first];
        rows[first] = rows[second];
        rows[second] = row;
        sign = -sign;
    }

    private double at(int row, int column) {
        return factors[row * size + column];
    }

    /**
     * Whether a pivot is 0 up to the rounding errors of what it is the difference of (Higham 2002, section 9.3), so that
     * what were divided by it would be noise.
     */
    private boolean isSingular() {
        for (int i = 0; i < size; i++) {
            double terms = Math.abs(at(i, i));
            for (int k = 0; k < i; k++) terms += Math.abs(at(i, k) * at(k, i));
            if (Math.abs(at(i, i)) <= size * Math.ulp(terms)) return true;
        }
        return false;
    }

    double determinant() {
        double product = sign;
        for (int i = 0; i < size; i++) product *= at(i, i);
        return product;
    }

    /** The logarithm of the determinant, which may be too large or small for a number; NaN if that is negative. */
    double logDeterminant() {
        if (isSingular()) return Double.NEGATIVE_INFINITY;
        double sum = 0;
        double signs = sign;
        for (int i = 0; i < size; i++) {
            sum += Math.log(Math.abs(at(i, i)));
            signs *= Math.signum(at(i, i));
        }
        return signs < 0 ? Double.NaN : sum;
    }

    /**
     * The columns whose product with the matrix the given ones are.
     *
     * @throws ArithmeticException if the matrix is singular
     */
    Tensor solve(Tensor right) {
        if (isSingular()) throw MatrixFailure.singular();
        Tensor solution = Tensor.zeros(right.sizes());
        int columns = right.values().length / size;
        double[] x = new double[size];
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < size; row++) {
                x[row] = right.values()[rows[row] * columns + column];
                for (int i = 0; i < row; i++) x[row] -= at(row, i) * x[i];
            }
            for (int row = size - 1; row >= 0; row--) {
                for (int i = row + 1; i < size; i++) x[row] -= at(row, i) * x[i];
                x[row] /= at(row, row);
                solution.values()[row * columns + column] = x[row];
            }
        }
        return solution;
    }
}
