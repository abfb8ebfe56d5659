package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** x·tanh(log(1 + e^x)). */
public final class Mish extends Unary {
    public static final Mish OP = new Mish();

    private Mish() {
        super("mish");
    }

    @Override
    protected double value(double x) {
        return x * Math.tanh(Math.log1p(Math.exp(x)));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        Expr bend = Tanh.OP.of(Softplus.OP.of(x));
        return bend.plus(x.times(Sigmoid.OP.of(x)).times(Constant.of(1).minus(bend.squared())));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        // tanh(log(1 + w)) = w(w + 2) / (w(w + 2) + 2), which is 1 above 20.
        L two = lanes.constant(2);
        L w = lanes.exp(lanes.min(x, lanes.constant(20)));
        L product = lanes.multiply(w, lanes.add(w, two));
        return lanes.multiply(x, lanes.divide(product, lanes.add(product, two)));
    }
}
