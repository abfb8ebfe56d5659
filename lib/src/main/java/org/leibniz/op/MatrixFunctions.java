package org.leibniz.op;

import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;

/** Those words of {@link Ops} that concern matrices as a whole; they are found there, this class only keeps files short. */
public abstract sealed class MatrixFunctions extends WindowOps permits Arrangements {
    MatrixFunctions() {}

    /** The matrix with a vector on its diagonal, or the diagonal of a matrix. */
    public static Expr diag(Expr x) {
        return Matrices.diag(x);
    }

    /** The determinant of a square matrix. */
    public static Expr det(Expr a) {
        return Det.OP.of(a);
    }

    /** log det A. */
    public static Expr logdet(Expr a) {
        return LogDet.OP.of(a);
    }

    /** The inverse of a square matrix. */
    public static Expr inv(Expr a) {
        return Inv.OP.of(a);
    }

    /** The Kronecker product of two matrices. */
    public static Expr kron(Expr a, Expr b) {
        return Kron.of(a, b);
    }

    /** Tr A, the sum of the diagonal of a square matrix. */
    public static Expr trace(Expr a) {
        return Matrices.trace(a);
    }

    /** The columns of a matrix one below the other. */
    public static Expr vec(Expr a) {
        return Matrices.vec(a);
    }

    /** The X for which A·X is B, a vector or a matrix. */
    public static Expr solve(Expr a, Expr b) {
        return Solve.OP.of(a, b);
    }

    /** The lower triangular L for which L·Lᵀ is the symmetric part of the matrix; see {@link Cholesky}. */
    public static Expr cholesky(Expr a) {
        return Cholesky.OP.of(a);
    }

    /** Q and R, whose product is the matrix: orthonormal columns and an upper triangular matrix; see {@link Qr}. */
    public static List<Expr> qr(Expr a) {
        return results(Qr.OP.of(a), 2);
    }

    /** U, s and V for which U·diag(s)·Vᵀ is the matrix; see {@link Svd}. */
    public static List<Expr> svd(Expr a) {
        return results(Svd.OP.of(a), 3);
    }

    /** The singular values of a matrix in descending order. */
    public static Expr singularValues(Expr a) {
        return svd(a).get(1);
    }

    /** The eigenvalues and the eigenvectors of the symmetric part of a matrix; see {@link Eigh}. */
    public static List<Expr> eigh(Expr a) {
        return results(Eigh.OP.of(a), 2);
    }

    /** The eigenvalues of the symmetric part of a matrix in ascending order. */
    public static Expr eigenvalues(Expr a) {
        return eigh(a).get(0);
    }

    /** The matrix of 1/(xⱼ − xᵢ) with zeros on its diagonal; see {@link ReciprocalGaps}. */
    public static Expr reciprocalGaps(Expr x) {
        return ReciprocalGaps.OP.of(x);
    }

    static List<Expr> results(Expr op, int count) {
        return IntStream.range(0, count).mapToObj(((Apply) op)::part).toList();
    }
}
