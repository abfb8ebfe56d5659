package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** log(1 + x), exact for small x. */
public final class Log1p extends Unary {
    public static final Log1p OP = new Log1p();

    private Log1p() {
        super("log1p");
    }

    @Override
    protected double value(double x) {
        return Math.log1p(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).div(x.plus(1));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.log1p(x);
    }
}
