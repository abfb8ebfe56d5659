package org.leibniz.formula;

import org.leibniz.expr.Expr;
import org.leibniz.formula.Token.Kind;

/** What {@code *} and its relatives mean, by which factors are scalars, columns, rows and matrices. */
final class Products {
    private static final String FOR_VECTORS =
            "a'*b for the inner product, a*b' for the outer product, a.*b elementwise";

    private Products() {}

    /** The product with a scalar on at least one side. */
    static Piece scale(Piece a, Piece b) {
        return Piece.elementwise(a.expr().times(b.expr()), a, b);
    }

    /** The matrix product of two tensors. */
    static Piece matrix(Piece a, Piece b) {
        Expr left = a.expr();
        Expr right = b.expr();
        boolean vectors = a.rank() == 1 && b.rank() == 1;
        if (vectors && a.row() != b.row()) return Piece.of(a.row() ? left.dot(right) : left.outer(right));
        boolean columnByMatrix = a.rank() == 1 && !a.row() && b.rank() == 2;
        boolean matrixByRow = a.rank() == 2 && b.rank() == 1 && b.row();
        if (vectors || columnByMatrix || matrixByRow) {
            String reason = vectors
                    ? "multiplies two " + (a.row() ? "rows" : "columns") + ": write " + FOR_VECTORS
                    : columnByMatrix
                            ? "multiplies a column by a matrix: write a'*b"
                            : "multiplies a matrix by a row: write the row as a column";
            throw new IllegalArgumentException(a.described() + "*" + b.described() + " " + reason);
        }
        return new Piece(left.dot(right), a.rank() == 1 && b.rank() == 2, false);
    }

    /** An elementwise product or quotient, or the quotient by a scalar. */
    static Piece elementwise(Kind sign, Piece a, Piece b) {
        if (sign == Kind.OVER && !b.isScalar()) {
            throw new IllegalArgumentException(
                    "/ divides by a number, not by " + b.described() + ": write ./ for the quotient of every element");
        }
        Expr result =
                sign == Kind.HADAMARD ? a.expr().times(b.expr()) : a.expr().div(b.expr());
        return Piece.elementwise(result, a, b);
    }
}
