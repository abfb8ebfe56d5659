package org.leibniz.op;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** e^x − 1, exact for small x. */
public final class Expm1 extends Unary {
    public static final Expm1 OP = new Expm1();

    private Expm1() {
        super("expm1");
    }

    @Override
    protected double value(double x) {
        return Math.expm1(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return y.plus(1);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.expm1(x);
    }
}
