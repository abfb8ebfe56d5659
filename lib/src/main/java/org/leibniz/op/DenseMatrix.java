package org.leibniz.op;

import org.leibniz.expr.Tensor;

/** Plain loops on matrices, for references. */
final class DenseMatrix {
    private DenseMatrix() {}

    /** @throws ArithmeticException if an entry is NaN or infinite */
    static Tensor finite(Tensor a) {
        MatrixFailure.checkFinite(a.values());
        return a;
    }

    static Tensor identity(int size) {
        Tensor identity = Tensor.zeros(size, size);
        for (int i = 0; i < size; i++) identity.values()[i * size + i] = 1;
        return identity;
    }

    /** ½(A + Aᵀ). */
    static Tensor symmetricPart(Tensor a) {
        int size = a.sizes()[0];
        Tensor part = Tensor.zeros(a.sizes());
        for (int at = 0; at < part.values().length; at++) {
            part.values()[at] = 0.5 * (a.values()[at] + a.get(at % size, at / size));
        }
        return part;
    }

    static Tensor transposed(Tensor a) {
        return ofColumns(rows(a), new int[] {a.sizes()[1], a.sizes()[0]});
    }

    private static double[][] rows(Tensor a) {
        double[][] rows = new double[a.sizes()[0]][a.sizes()[1]];
        for (int at = 0; at < a.values().length; at++) rows[at / a.sizes()[1]][at % a.sizes()[1]] = a.values()[at];
        return rows;
    }

    static double[][] columns(Tensor a) {
        double[][] columns = new double[a.sizes()[1]][a.sizes()[0]];
        for (int at = 0; at < a.values().length; at++) columns[at % a.sizes()[1]][at / a.sizes()[1]] = a.values()[at];
        return columns;
    }

    static Tensor ofColumns(double[][] columns, int[] sizes) {
        Tensor matrix = Tensor.zeros(sizes);
        for (int at = 0; at < matrix.values().length; at++) {
            matrix.values()[at] = columns[at % sizes[1]][at / sizes[1]];
        }
        return matrix;
    }
}
