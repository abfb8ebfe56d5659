package org.leibniz.nn;

import java.util.function.DoubleSupplier;

/** Random matrices with orthonormal rows or columns. */
final class OrthogonalValues {
    private OrthogonalValues() {}

    static void fill(float[] values, int columns, double gain, DoubleSupplier normal) {
        int rows = values.length / columns;
        boolean wide = rows <= columns;
        double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
        for (int i = 0; i < vectors.length; i++) {
            double[] vector = vectors[i];
            for (int j = 0; j < vector.length; j++) vector[j] = normal.getAsDouble();
            // Twice, since rounding leaves a rest the first time (Gram and Schmidt; Kahan: "twice is enough").
            for (int round = 0; round < 2; round++) {
                for (int k = 0; k < i; k++) add(vector, vectors[k], -dot(vector, vectors[k]));
            }
            double length = StrictMath.sqrt(dot(vector, vector));
            for (int j = 0; j < vector.length; j++) vector[j] /= length;
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = wide ? vectors[row][column] : vectors[column][row];
                values[row * columns + column] = (float) (gain * value);
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    private static void add(double[] to, double[] vector, double factor) {
        for (int i = 0; i < to.length; i++) to[i] += factor * vector[i];
    }
}
