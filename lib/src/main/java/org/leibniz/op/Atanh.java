package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The number whose hyperbolic tangent is x, ½log((1 + x) / (1 − x)). */
public final class Atanh extends Unary {
    public static final Atanh OP = new Atanh();

    private Atanh() {
        super("atanh");
    }

    @Override
    protected double value(double x) {
        double size = Math.abs(x);
        return Math.copySign(Math.log1p(2 * size / (1 - size)) / 2, x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).div(Constant.of(1).minus(x.squared()));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L size = lanes.abs(x);
        L ratio = lanes.divide(lanes.add(size, size), lanes.subtract(lanes.constant(1), size));
        L y = lanes.multiply(lanes.constant(0.5), lanes.log1p(ratio));
        return lanes.selectGreater(lanes.constant(0), x, lanes.negate(y), y);
    }
}
