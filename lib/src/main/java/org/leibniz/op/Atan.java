package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The angle between −π/2 and π/2 whose tangent is x. */
public final class Atan extends Unary {
    public static final Atan OP = new Atan();

    private Atan() {
        super("atan");
    }

    @Override
    protected double value(double x) {
        return Math.atan(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).div(x.squared().plus(1));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.atan(x);
    }
}
