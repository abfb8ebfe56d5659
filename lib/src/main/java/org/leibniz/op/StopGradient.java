package org.leibniz.op;

import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The number itself, which derivatives do not look into. */
public final class StopGradient extends Unary {
    public static final StopGradient OP = new StopGradient();

    private StopGradient() {
        super("stopGradient");
    }

    @Override
    protected double value(double x) {
        return x;
    }

    @Override
    protected @Nullable Expr derivative(Expr x, Expr y) {
        return null;
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return x;
    }
}
