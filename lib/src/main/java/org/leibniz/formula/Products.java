package org.leibniz.formula;

import java.util.List;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.formula.Token.Kind;
import org.leibniz.shape.ShapeException;

/** What {@code *} and its relatives mean, by which factors are scalars, columns, rows and matrices. */
final class Products {
    private static final String FOR_VECTORS =
            "a'*b for the inner product, a*b' for the outer product, a.*b elementwise";

    private Products() {}

    /** The product with a scalar on at least one side. */
    static Piece scale(Piece first, Piece second) {
        List<Piece> aligned = Indexing.aligned(List.of(first, second));
        Piece a = aligned.get(0);
        Piece b = aligned.get(1);
        return Piece.elementwise(a.expr().times(b.expr()), a, b);
    }

    /** The matrix product of two tensors. */
    static Piece matrix(Piece first, Piece second) {
        List<Piece> contracted = FreeSizes.contracted(first, second);
        Piece a = contracted.get(0);
        Piece b = contracted.get(1);
        Expr left = a.expr();
        Expr right = b.expr();
        if (!a.letters().isEmpty() || !b.letters().isEmpty()) {
            throw new ShapeException(a.described() + "*" + b.described() + " multiplies arrays that have indices, too");
        }
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
            throw new ShapeException(a.described() + "*" + b.described() + " " + reason);
        }
        return new Piece(left.dot(right), a.rank() == 1 && b.rank() == 2, false);
    }

    /** The tensor that ⊗ stands for. */
    static Piece kronecker(Piece a, Piece b) {
        if (!a.letters().isEmpty() || !b.letters().isEmpty()) {
            throw new ShapeException(a.described() + " ⊗ " + b.described() + " multiplies arrays that have indices");
        }
        return Piece.of(Einsum.kronecker(a.expr(), a.row(), b.expr(), b.row()));
    }

    /** An elementwise product or quotient, or the quotient by a scalar; that of a matrix by a vector divides every row. */
    static Piece elementwise(Kind sign, Piece left, Piece right) {
        List<Piece> aligned = FreeSizes.aligned(left, right);
        Piece a = aligned.get(0);
        Piece b = aligned.get(1);
        boolean everyRow = a.rank() == 2 && b.rank() == 1;
        if (sign == Kind.OVER && !b.isScalar() && !everyRow) {
            throw new ShapeException(
                    "/ divides by a number, not by " + b.described() + ": write ./ for the quotient of every element");
        }
        Expr result =
                sign == Kind.HADAMARD ? a.expr().times(b.expr()) : a.expr().div(b.expr());
        return Piece.elementwise(result, a, b);
    }
}
