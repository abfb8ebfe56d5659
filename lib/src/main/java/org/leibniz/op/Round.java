package org.leibniz.op;

import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The nearest whole number, of two equally near ones the even one. */
public final class Round extends Unary {
    public static final Round OP = new Round();

    private Round() {
        super("round");
    }

    @Override
    protected double value(double x) {
        return Math.rint(x);
    }

    @Override
    protected @Nullable Expr derivative(Expr x, Expr y) {
        return null;
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.round(x);
    }
}
