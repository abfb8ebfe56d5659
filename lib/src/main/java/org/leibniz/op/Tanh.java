package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The hyperbolic tangent. */
public final class Tanh extends Unary {
    public static final Tanh OP = new Tanh();

    private Tanh() {
        super("tanh");
    }

    @Override
    protected double value(double x) {
        return Math.tanh(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).minus(y.squared());
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.tanh(x);
    }
}
