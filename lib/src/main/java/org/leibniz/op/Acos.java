package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The angle from 0 to π whose cosine is x. */
public final class Acos extends Unary {
    public static final Acos OP = new Acos();

    private Acos() {
        super("acos");
    }

    @Override
    protected double value(double x) {
        return Math.acos(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).div(Sqrt.OP.of(Constant.of(1).minus(x.squared()))).unaryMinus();
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L one = lanes.constant(1);
        L half = lanes.atan(lanes.sqrt(lanes.divide(lanes.subtract(one, x), lanes.add(one, x))));
        return lanes.add(half, half);
    }
}
