package org.leibniz.expr;

import org.leibniz.kernel.Lanes;

/** The natural logarithm. It stands here because the derivative of a power needs it. */
public final class Log extends Unary {
    public static final Log OP = new Log();

    private Log() {
        super("log");
    }

    @Override
    protected double value(double x) {
        return Math.log(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).div(x);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.log(x);
    }
}
