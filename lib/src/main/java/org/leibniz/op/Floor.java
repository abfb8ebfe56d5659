package org.leibniz.op;

import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The largest whole number that is not above x. */
public final class Floor extends Unary {
    public static final Floor OP = new Floor();

    private Floor() {
        super("floor");
    }

    @Override
    protected double value(double x) {
        return Math.floor(x);
    }

    @Override
    protected @Nullable Expr derivative(Expr x, Expr y) {
        return null;
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L near = lanes.round(x);
        return lanes.selectGreater(near, x, lanes.subtract(near, lanes.constant(1)), near);
    }
}
