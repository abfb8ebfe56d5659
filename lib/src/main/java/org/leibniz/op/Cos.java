package org.leibniz.op;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The cosine of an angle in radians. */
public final class Cos extends Unary {
    public static final Cos OP = new Cos();

    private Cos() {
        super("cos");
    }

    @Override
    protected double value(double x) {
        return Math.cos(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Sin.OP.of(x).unaryMinus();
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.cos(x);
    }
}
