package org.leibniz.formula;

import org.leibniz.formula.Token.Kind;

/**
 * A product while it is read, factor by factor. Scalars in front of a matrix product multiply all of it:
 * {@code 2*A*x} is 2 times the product {@code A*x}; apart from that, products and quotients go from left to right.
 */
final class Chain {
    private Piece scalars;
    private Piece matrices;

    Chain(Piece first) {
        start(first);
    }

    private void start(Piece value) {
        scalars = value.isScalar() ? value : null;
        matrices = value.isScalar() ? null : value;
    }

    void take(Kind sign, Piece factor) {
        if (sign == Kind.KRONECKER) start(Products.kronecker(value(), factor));
        else if (sign != Kind.TIMES) start(Products.elementwise(sign, value(), factor));
        else if (factor.isScalar()) start(Products.scale(value(), factor));
        else if (matrices == null) matrices = factor;
        else multiply(factor);
    }

    private void multiply(Piece factor) {
        matrices = Products.matrix(matrices, factor);
        if (matrices.isScalar()) start(value());
    }

    /** The product of what has been taken. */
    Piece value() {
        if (scalars == null) return matrices;
        return matrices == null ? scalars : Products.scale(scalars, matrices);
    }
}
