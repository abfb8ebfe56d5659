package org.leibniz.op;

import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** −1, 0 or 1; the derivative of the absolute value. */
public final class Sign extends Unary {
    public static final Sign OP = new Sign();

    private Sign() {
        super("sign");
    }

    @Override
    protected double value(double x) {
        return Math.signum(x);
    }

    @Override
    protected @Nullable Expr derivative(Expr x, Expr y) {
        return null;
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.selectEqual(
                x,
                x,
                lanes.selectGreater(
                        x,
                        lanes.constant(0),
                        lanes.constant(1),
                        lanes.selectGreater(lanes.constant(0), x, lanes.constant(-1), lanes.constant(0))),
                x);
    }
}
