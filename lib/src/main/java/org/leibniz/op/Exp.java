package org.leibniz.op;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** e^x. */
public final class Exp extends Unary {
    public static final Exp OP = new Exp();

    private Exp() {
        super("exp");
    }

    @Override
    protected double value(double x) {
        return Math.exp(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return y;
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.exp(x);
    }
}
