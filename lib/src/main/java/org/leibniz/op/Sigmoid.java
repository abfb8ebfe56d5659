package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Glyph;

/** The logistic sigmoid, 1 / (1 + e^−x). */
public final class Sigmoid extends Unary {
    public static final Sigmoid OP = new Sigmoid();

    private Sigmoid() {
        super(new Glyph("sigmoid", "σ", "\\sigma"));
    }

    @Override
    protected double value(double x) {
        return x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return y.times(Constant.of(1).minus(y));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.sigmoid(x);
    }
}
