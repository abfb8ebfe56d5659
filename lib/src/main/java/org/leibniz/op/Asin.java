package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The angle from −π/2 to π/2 whose sine is x. */
public final class Asin extends Unary {
    public static final Asin OP = new Asin();

    private Asin() {
        super("asin");
    }

    @Override
    protected double value(double x) {
        return Math.asin(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).div(Sqrt.OP.of(Constant.of(1).minus(x.squared())));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L one = lanes.constant(1);
        L cosine = lanes.sqrt(lanes.fma(lanes.negate(x), x, one));
        L half = lanes.atan(lanes.divide(x, lanes.add(one, cosine)));
        return lanes.add(half, half);
    }
}
