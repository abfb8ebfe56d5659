package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** x·σ(x), also known as swish. */
public final class Silu extends Unary {
    public static final Silu OP = new Silu();

    private Silu() {
        super("silu");
    }

    @Override
    protected double value(double x) {
        return x / (1 + Math.exp(-x));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return y.plus(Sigmoid.OP.of(x).times(Constant.of(1).minus(y)));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L one = lanes.constant(1);
        return lanes.divide(x, lanes.add(one, lanes.exp(lanes.negate(x))));
    }
}
