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

    double determinant() {
        double product = sign;
        for (int i = 0; i < size; i++) product *= at(i, i);
        return product;
    }

    /** The logarithm of the determinant, which may be too large or small for a number; NaN if that is negative. */
    double logDeterminant() {
        double sum = 0;
        double signs = sign;
        for (int i = 0; i < size; i++) {
            sum += Math.log(Math.abs(at(i, i)));
            signs *= Math.signum(at(i, i));
        }
        return signs < 0 ? Double.NaN : sum;
    }

    /** @throws ArithmeticException if the matrix is singular */
    Tensor inverse() {
        Tensor inverse = Tensor.zeros(size, size);
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            if (at(i, i) == 0) throw new ArithmeticException("inv: the matrix is singular");
        }
        for (int column = 0; column < size; column++) {
            for (int row = 0; row < size; row++) {
                solution[row] = rows[row] == column ? 1 : 0;
                for (int i = 0; i < row; i++) solution[row] -= at(row, i) * solution[i];
            }
            for (int row = size - 1; row >= 0; row--) {
                for (int i = row + 1; i < size; i++) solution[row] -= at(row, i) * solution[i];
                solution[row] /= at(row, row);
                inverse.values()[row * size + column] = solution[row];
            }
        }
        return inverse;
    }
}
