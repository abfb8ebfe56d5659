package org.leibniz.op;

import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** 1 for x &gt; 0, else 0; the derivative of the rectifier. */
public final class Step extends Unary {
    public static final Step OP = new Step();

    private Step() {
        super("step");
    }

    @Override
    protected double value(double x) {
        return x > 0 ? 1 : Double.isNaN(x) ? x : 0;
    }

    @Override
    protected @Nullable Expr derivative(Expr x, Expr y) {
        return null;
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.selectEqual(
                x, x, lanes.selectGreater(x, lanes.constant(0), lanes.constant(1), lanes.constant(0)), x);
    }
}
