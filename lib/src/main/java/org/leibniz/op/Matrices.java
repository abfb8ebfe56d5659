package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** Functions of matrices that are built of other ops. */
final class Matrices {
    private Matrices() {}

    /** Tr A. */
    static Expr trace(Expr a) {
        return onDiagonal("tr", a).sum();
    }

    /** The matrix with a vector on its diagonal, or the diagonal of a matrix. */
    static Expr diag(Expr x) {
        return x.shape().rank() == 2 ? onDiagonal("diag", x).sum(1) : DiagonalMatrix.of(x);
    }

    private static Expr onDiagonal(String operation, Expr a) {
        needSquare(operation, a);
        return a.times(Ops.eye(a.shape().dim(0)));
    }

    static void needSquare(String operation, Expr a) {
        Shape shape = a.shape();
        boolean square = shape.rank() == 2 && shape.dim(0).equals(shape.dim(1));
        if (!square) throw ShapeException.needed(operation, "a square matrix", a.described());
    }

    static Shape needMatrix(String operation, Expr a) {
        if (a.shape().rank() != 2) throw ShapeException.rank(operation, 2, a.described());
        return a.shape();
    }

    /** The columns of a matrix one below the other. */
    static Expr vec(Expr a) {
        if (a.shape().rank() == 1) return a;
        if (a.shape().rank() != 2) throw ShapeException.rank("vec", "1 or 2", a.described());
        return Ops.reshape(a.t(), Shape.of(List.of(a.shape().size())));
    }

    /** The mean of every column. */
    static Expr columnMean(Expr a) {
        return Ops.mean(columns("colmean", a), 0);
    }

    private static Expr columns(String operation, Expr a) {
        if (a.shape().isScalar()) throw ShapeException.rank(operation, "1 or 2", a.described());
        return a;
    }

    /** The variance of every column, the mean of the squared deviations from its mean. */
    static Expr columnVariance(Expr a) {
        return Ops.var(columns("colvar", a), 0);
    }
}
