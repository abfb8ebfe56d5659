package org.leibniz.formula;

import java.util.Optional;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.ShapeException;

/** The power of a square matrix, {@code X^3}: a product of equal factors, inverses if the power is negative. */
final class MatrixPower {
    /** Up to here the factors are written one by one, beyond it squares of squares take far fewer products. */
    private static final int CHAIN = 4;

    private static final int LARGEST = 1_000_000;

    private MatrixPower() {}

    static Piece of(Piece base, Optional<Rational> exponent) {
        Expr matrix = base.expr();
        Dim rows = matrix.shape().dim(0);
        if (!rows.equals(matrix.shape().dim(1))) {
            throw new ShapeException(
                    "^ needs a square matrix, not " + base.described() + ": write .^ for the power of every element");
        }
        boolean usable = exponent.filter(n -> n.isInteger() && n.bits() < 32).isPresent();
        int n = usable ? exponent.get().numerator().intValueExact() : 0;
        if (!usable || Math.abs(n) > LARGEST) {
            throw new IllegalArgumentException("the power of a matrix needs a whole number up to " + LARGEST);
        }
        Expr factor = n < 0 ? Ops.inv(matrix) : matrix;
        int count = Math.abs(n);
        return Piece.of(n == 0 ? Ops.eye(rows) : count <= CHAIN ? chain(factor, count) : squared(factor, count));
    }

    private static Expr chain(Expr matrix, int n) {
        Expr product = matrix;
        for (int i = 1; i < n; i++) product = product.dot(matrix);
        return product;
    }

    private static Expr squared(Expr matrix, int n) {
        Expr product = null;
        Expr square = matrix;
        for (int rest = n; rest > 0; rest /= 2) {
            if (rest % 2 == 1) product = product == null ? square : product.dot(square);
            if (rest > 1) square = square.dot(square);
        }
        return product;
    }
}
