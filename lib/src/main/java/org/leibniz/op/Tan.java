package org.leibniz.op;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The tangent of an angle in radians. */
public final class Tan extends Unary {
    public static final Tan OP = new Tan();

    private Tan() {
        super("tan");
    }

    @Override
    protected double value(double x) {
        return Math.tan(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return y.squared().plus(1);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.tan(x);
    }
}
