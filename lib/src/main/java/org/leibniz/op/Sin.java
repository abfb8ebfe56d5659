package org.leibniz.op;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The sine of an angle in radians. */
public final class Sin extends Unary {
    public static final Sin OP = new Sin();

    private Sin() {
        super("sin");
    }

    @Override
    protected double value(double x) {
        return Math.sin(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Cos.OP.of(x);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.sin(x);
    }
}
