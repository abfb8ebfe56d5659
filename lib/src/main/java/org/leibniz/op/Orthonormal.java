package org.leibniz.op;

/** Vectors of length 1 that are orthogonal to each other (Gram and Schmidt, each step done twice against rounding errors). */
final class Orthonormal {
    private static final double ROUNDING = 1e-13;

    private Orthonormal() {}

    /** Makes every column orthogonal to those before it and of length 1; one that depends on those becomes another one. */
    static void complete(double[][] columns) {
        for (int k = 0; k < columns.length; k++) {
            double before = length(columns[k]);
            remove(columns, k);
            if (length(columns[k]) <= ROUNDING * before) {
                columns[k] = farthestAxis(columns, k);
                remove(columns, k);
            }
            double length = length(columns[k]);
            for (int i = 0; i < columns[k].length; i++) columns[k][i] /= length;
        }
    }

    private static void remove(double[][] columns, int k) {
        for (int round = 0; round < 2; round++) {
            for (int other = 0; other < k; other++) {
                double share = product(columns[other], columns[k]);
                for (int i = 0; i < columns[k].length; i++) columns[k][i] -= share * columns[other][i];
            }
        }
    }

    /** The unit vector that the first columns span the least of. */
    private static double[] farthestAxis(double[][] columns, int count) {
        int farthest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int axis = 0; axis < columns[count].length; axis++) {
            double spanned = 0;
            for (int other = 0; other < count; other++) spanned += columns[other][axis] * columns[other][axis];
            if (spanned < least) farthest = axis;
            least = Math.min(least, spanned);
        }
        double[] unit = new double[columns[count].length];
        unit[farthest] = 1;
        return unit;
    }

    static double length(double[] column) {
        return Math.sqrt(product(column, column));
    }

    static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
