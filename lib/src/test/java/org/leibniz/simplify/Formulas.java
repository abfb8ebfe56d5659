package org.leibniz.simplify;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** The symbols of the rule tests; all sizes differ, so that mixed up axes are noticed. */
final class Formulas {
    static final Dim N = Dim.named("n");
    static final Dim M = Dim.named("m");

    static final Expr W = Symbol.parameter("w", Shape.scalar());
    static final Expr B = Symbol.parameter("b", Shape.scalar());
    static final Expr X = Symbol.input("x", Shape.scalar());
    static final Expr Y = Symbol.input("y", Shape.scalar());
    static final Expr R = Symbol.input("r", Shape.scalar());

    /** Columns of 3 and of n. */
    static final Expr U = Symbol.input("u", Shape.of(3));

    static final Expr V = Symbol.input("v", Shape.of(3));
    static final Expr T = Symbol.input("t", Shape.of(N));

    /** Matrices [n,3], [3,5] and [3,3]. */
    static final Expr P = Symbol.input("P", Shape.of(N, Dim.of(3)));

    static final Expr Q = Symbol.input("Q", Shape.of(3, 5));
    static final Expr S = Symbol.input("S", Shape.of(3, 3));

    static final Shape ROWS = Shape.of(N, Dim.of(3));

    private Formulas() {}
}
