package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;

/** The trigonometric and hyperbolic functions that are reciprocals of others, and are written as those. */
final class Reciprocals {
    private Reciprocals() {}

    /** 1/cos(x). */
    static Expr sec(Expr x) {
        return Constant.of(1).div(Ops.cos(x));
    }

    /** 1/sin(x). */
    static Expr csc(Expr x) {
        return Constant.of(1).div(Ops.sin(x));
    }

    /** cos(x)/sin(x). */
    static Expr cot(Expr x) {
        return Ops.cos(x).div(Ops.sin(x));
    }

    /** 1/cosh(x). */
    static Expr sech(Expr x) {
        return Constant.of(1).div(Ops.cosh(x));
    }

    /** 1/sinh(x). */
    static Expr csch(Expr x) {
        return Constant.of(1).div(Ops.sinh(x));
    }

    /** cosh(x)/sinh(x). */
    static Expr coth(Expr x) {
        return Ops.cosh(x).div(Ops.sinh(x));
    }
}
