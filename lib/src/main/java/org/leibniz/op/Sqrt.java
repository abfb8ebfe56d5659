package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Glyph;

/** The square root. */
public final class Sqrt extends Unary {
    public static final Sqrt OP = new Sqrt();

    private Sqrt() {
        super(new Glyph("sqrt", "√", "\\sqrt"));
    }

    @Override
    protected double value(double x) {
        return Math.sqrt(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(0.5).div(y);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.sqrt(x);
    }
}
