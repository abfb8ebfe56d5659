package org.leibniz.op;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** log(1 + e^x), computed without overflow. */
public final class Softplus extends Unary {
    public static final Softplus OP = new Softplus();

    private Softplus() {
        super("softplus");
    }

    @Override
    protected double value(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Sigmoid.OP.of(x);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.softplus(x);
    }
}
