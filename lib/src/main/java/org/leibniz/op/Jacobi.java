package org.leibniz.op;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.leibniz.expr.Tensor;

/**
 * Eigenvalues and singular values by plane rotations that make columns orthogonal (Hestenes 1958): slow and exact.
 *
 * @param values in order
 * @param vectors for each value the vector that the matrix is applied to
 * @param images what the matrix makes of the vectors
 */
record Jacobi(double[] values, double[][] vectors, double[][] images) {
    private static final int MOST_ROUNDS = 60;
    private static final double ZERO = 1e-6;

    /** The eigenvalues, ascending. */
    static Jacobi ofSymmetric(Tensor a) {
        int size = a.sizes()[0];
        // Moved so far that all eigenvalues are positive, the matrix has them as singular values.
        double shift = 0;
        for (double value : a.values()) shift = Math.max(shift, size * Math.abs(value));
        Tensor moved = a.map(value -> value);
        for (int i = 0; i < size; i++) moved.values()[i * size + i] += shift;
        Jacobi turned = rotated(moved);
        double[] values = new double[size];
        for (int k = 0; k < size; k++) {
            double[] vector = turned.vectors[k];
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    values[k] += vector[row] * a.get(row, column) * vector[column];
                }
            }
        }
        return new Jacobi(values, turned.vectors, turned.images).sorted(Comparator.comparingDouble(k -> values[k]));
    }

    /** The singular values, descending, of a matrix with at least as many rows as columns. */
    static Jacobi ofTall(Tensor a) {
        Jacobi turned = rotated(a);
        double[] values =
                Arrays.stream(turned.images).mapToDouble(Orthonormal::length).toArray();
        return new Jacobi(values, turned.vectors, turned.images).sorted(Comparator.comparingDouble(k -> -values[k]));
    }

    private static Jacobi rotated(Tensor a) {
        double[][] images = DenseMatrix.columns(a);
        double[][] vectors = DenseMatrix.columns(DenseMatrix.identity(images.length));
        boolean turned = true;
        for (int round = 0; turned && round < MOST_ROUNDS; round++) {
            turned = false;
            for (int j = 1; j < images.length; j++) {
                for (int i = 0; i < j; i++) turned |= rotate(images, vectors, i, j);
            }
        }
        return new Jacobi(new double[0], vectors, images);
    }

    private static boolean rotate(double[][] images, double[][] vectors, int i, int j) {
        double first = Orthonormal.product(images[i], images[i]);
        double second = Orthonormal.product(images[j], images[j]);
        double mixed = Orthonormal.product(images[i], images[j]);
        if (Math.abs(mixed) <= 1e-16 * Math.sqrt(first * second)) return false;
        double ratio = (second - first) / (2 * mixed);
        double tangent = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.hypot(1, ratio));
        double cosine = 1 / Math.hypot(1, tangent);
        turn(images, i, j, cosine, cosine * tangent);
        turn(vectors, i, j, cosine, cosine * tangent);
        return true;
    }

    private static void turn(double[][] columns, int i, int j, double cosine, double sine) {
        for (int row = 0; row < columns[i].length; row++) {
            double first = columns[i][row];
            double second = columns[j][row];
            columns[i][row] = cosine * first - sine * second;
            columns[j][row] = sine * first + cosine * second;
        }
    }

    private Jacobi sorted(Comparator<Integer> order) {
        int[] places = IntStream.range(0, values.length)
                .boxed()
                .sorted(order)
                .mapToInt(k -> k)
                .toArray();
        for (int k : places) if (pointsBack(vectors[k])) flip(vectors[k], images[k]);
        return new Jacobi(
                Arrays.stream(places).mapToDouble(k -> values[k]).toArray(),
                Arrays.stream(places).mapToObj(k -> vectors[k]).toArray(double[][]::new),
                Arrays.stream(places).mapToObj(k -> images[k]).toArray(double[][]::new));
    }

    /** Whether the first entry that is not close to 0 is negative. */
    static boolean pointsBack(double[] vector) {
        double largest = Arrays.stream(vector).map(Math::abs).max().orElse(0);
        double first = Arrays.stream(vector)
                .filter(value -> Math.abs(value) > ZERO * largest)
                .findFirst()
                .orElse(0);
        return first < 0;
    }

    static void flip(double[]... columns) {
        for (double[] column : columns) for (int i = 0; i < column.length; i++) column[i] = -column[i];
    }
}
