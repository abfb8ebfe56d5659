package org.leibniz.op;

import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The smallest whole number that is not below x. */
public final class Ceil extends Unary {
    public static final Ceil OP = new Ceil();

    private Ceil() {
        super("ceil");
    }

    @Override
    protected double value(double x) {
        return Math.ceil(x);
    }

    @Override
    protected @Nullable Expr derivative(Expr x, Expr y) {
        return null;
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L near = lanes.round(x);
        return lanes.selectGreater(x, near, lanes.add(near, lanes.constant(1)), near);
    }
}
