package org.leibniz.compile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.lu.LUDecompositionAlt_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.linsol.lu.LinearSolverLu_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Tensor;
import org.leibniz.op.MatrixFailure;

/** The functions of matrices as EJML computes them, in the order and with the signs that their ops promise. */
final class LinearAlgebra {
    /** A routine by its results for its operands. */
    @FunctionalInterface
    interface Routine {
        /** @throws ArithmeticException if there is no result */
        List<Tensor> run(List<Tensor> in);
    }

    /** Entries below this part of the largest one do not decide the sign of a vector. */
    private static final double SMALL = 1e-6;

    private static final Map<String, Routine> ROUTINES = Map.of(
            "det",
                    in -> List.of(Tensor.scalar(
                            decomposed(in.get(0)).computeDeterminant().getReal())),
            "logdet", in -> List.of(Tensor.scalar(logDeterminant(decomposed(in.get(0))))),
            "inv",
                    in -> List.of(solution(
                            in.get(0),
                            CommonOps_DDRM.identity(in.get(0).sizes()[0]),
                            in.get(0).sizes())),
            "solve",
                    in -> List.of(
                            solution(in.get(0), columns(in.get(1)), in.get(1).sizes())),
            "cholesky", in -> List.of(cholesky(in.get(0))),
            "qr", in -> qr(in.get(0)),
            "svd", in -> svd(in.get(0)),
            "eigh", in -> eigh(in.get(0)));

    private LinearAlgebra() {}

    /** The routine of that name, or null if it is no matter of linear algebra. */
    static @Nullable Routine find(String name) {
        return ROUTINES.get(name);
    }

    /** A copy that a routine may change. */
    private static DMatrixRMaj matrix(Tensor a) {
        MatrixFailure.checkFinite(a.values());
        return DMatrixRMaj.wrap(a.sizes()[0], a.sizes()[1], a.values().clone());
    }

    /** A matrix, or a vector as a matrix of one column. */
    private static DMatrixRMaj columns(Tensor b) {
        MatrixFailure.checkFinite(b.values());
        int rows = b.sizes()[0];
        return DMatrixRMaj.wrap(rows, b.values().length / rows, b.values().clone());
    }

    private static DMatrixRMaj symmetricPart(Tensor a) {
        DMatrixRMaj matrix = matrix(a);
        DMatrixRMaj part = CommonOps_DDRM.transpose(matrix, null);
        CommonOps_DDRM.addEquals(part, matrix);
        CommonOps_DDRM.scale(0.5, part);
        return part;
    }

    private static Tensor tensor(DMatrixRMaj matrix) {
        return new Tensor(
                new int[] {matrix.numRows, matrix.numCols}, Arrays.copyOf(matrix.data, matrix.getNumElements()));
    }

    // Systems of equations -------------------------------------------------------------------------------------------

    private static LUDecompositionAlt_DDRM decomposed(Tensor a) {
        LUDecompositionAlt_DDRM lu = new LUDecompositionAlt_DDRM();
        lu.decompose(matrix(a));
        return lu;
    }

    /** Whether a pivot is 0 up to the rounding errors of what it is the difference of (Higham 2002, section 9.3). */
    private static boolean isSingular(LUDecompositionAlt_DDRM lu) {
        DMatrixRMaj factors = lu.getLU();
        int size = factors.numRows;
        for (int i = 0; i < size; i++) {
            double terms = Math.abs(factors.get(i, i));
            for (int k = 0; k < i; k++) terms += Math.abs(factors.get(i, k) * factors.get(k, i));
            if (Math.abs(factors.get(i, i)) <= size * Math.ulp(terms)) return true;
        }
        return false;
    }

    private static double logDeterminant(LUDecompositionAlt_DDRM lu) {
        if (isSingular(lu)) return Double.NEGATIVE_INFINITY;
        double sum = 0;
        int size = lu.getLU().numRows;
        for (int i = 0; i < size; i++) sum += Math.log(Math.abs(lu.getLU().get(i, i)));
        return isNegative(lu) ? Double.NaN : sum;
    }

    private static boolean isNegative(LUDecompositionAlt_DDRM lu) {
        int size = lu.getLU().numRows;
        boolean negative = false;
        for (int i = 0; i < size; i++) negative ^= lu.getLU().get(i, i) < 0;
        int[] rows = Arrays.copyOf(lu.getPivot(), size);
        for (int i = 0; i < size; i++) {
            while (rows[i] != i) {
                int other = rows[i];
                rows[i] = rows[other];
                rows[other] = other;
                negative = !negative;
            }
        }
        return negative;
    }

    private static Tensor solution(Tensor a, DMatrixRMaj right, int[] sizes) {
        LUDecompositionAlt_DDRM lu = new LUDecompositionAlt_DDRM();
        LinearSolverLu_DDRM solver = new LinearSolverLu_DDRM(lu);
        solver.setA(matrix(a));
        if (isSingular(lu)) throw MatrixFailure.singular();
        DMatrixRMaj solution = new DMatrixRMaj(right.numRows, right.numCols);
        solver.solve(right, solution);
        return new Tensor(sizes, solution.data);
    }

    // Factors --------------------------------------------------------------------------------------------------------

    private static Tensor cholesky(Tensor a) {
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(a.sizes()[0], true);
        if (!cholesky.decompose(symmetricPart(a))) throw MatrixFailure.notPositiveDefinite();
        return tensor(cholesky.getT(null));
    }

    private static List<Tensor> qr(Tensor a) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(a.sizes()[0], a.sizes()[1]);
        qr.decompose(matrix(a));
        DMatrixRMaj q = qr.getQ(null, true);
        DMatrixRMaj r = qr.getR(null, true);
        for (int k = 0; k < r.numRows; k++) {
            if (r.get(k, k) >= 0) continue;
            CommonOps_DDRM.scaleCol(-1, q, k);
            CommonOps_DDRM.scaleRow(-1, r, k);
        }
        return List.of(tensor(q), tensor(r));
    }

    private static List<Tensor> svd(Tensor a) {
        int rows = a.sizes()[0];
        int columns = a.sizes()[1];
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
        if (!svd.decompose(matrix(a))) throw new ArithmeticException("the singular values were not found");
        double[] values = svd.getSingularValues();
        int count = Math.min(rows, columns);
        int[] order = order(count, Comparator.comparingDouble(k -> -values[k]));
        DMatrixRMaj u = picked(svd.getU(null, false), order);
        DMatrixRMaj v = picked(svd.getV(null, false), order);
        for (int k = 0; k < count; k++) if (pointsBack(v, k)) flip(k, u, v);
        double[] sorted = IntStream.of(order).mapToDouble(k -> values[k]).toArray();
        return List.of(tensor(u), Tensor.vector(sorted), tensor(v));
    }

    private static List<Tensor> eigh(Tensor a) {
        int size = a.sizes()[0];
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(symmetricPart(a))) throw new ArithmeticException("the eigenvalues were not found");
        double[] values = IntStream.range(0, size)
                .mapToDouble(k -> eigen.getEigenvalue(k).getReal())
                .toArray();
        int[] order = order(size, Comparator.comparingDouble(k -> values[k]));
        DMatrixRMaj vectors = new DMatrixRMaj(size, size);
        for (int k = 0; k < size; k++) CommonOps_DDRM.insert(eigen.getEigenVector(order[k]), vectors, 0, k);
        for (int k = 0; k < size; k++) if (pointsBack(vectors, k)) flip(k, vectors);
        double[] sorted = IntStream.of(order).mapToDouble(k -> values[k]).toArray();
        return List.of(Tensor.vector(sorted), tensor(vectors));
    }

    private static int[] order(int count, Comparator<Integer> by) {
        return IntStream.range(0, count).boxed().sorted(by).mapToInt(k -> k).toArray();
    }

    private static DMatrixRMaj picked(DMatrixRMaj columns, int[] order) {
        DMatrixRMaj picked = new DMatrixRMaj(columns.numRows, order.length);
        for (int k = 0; k < order.length; k++) {
            for (int row = 0; row < columns.numRows; row++) picked.set(row, k, columns.get(row, order[k]));
        }
        return picked;
    }

    /** Whether the first entry that is not close to 0 is negative. */
    private static boolean pointsBack(DMatrixRMaj columns, int k) {
        double largest = 0;
        for (int row = 0; row < columns.numRows; row++) largest = Math.max(largest, Math.abs(columns.get(row, k)));
        int first = 0;
        while (Math.abs(columns.get(first, k)) <= SMALL * largest && first < columns.numRows - 1) first++;
        return columns.get(first, k) < 0;
    }

    private static void flip(int k, DMatrixRMaj... columns) {
        for (DMatrixRMaj matrix : columns) CommonOps_DDRM.scaleCol(-1, matrix, k);
    }
}
