package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** x / (1 + |x|). */
public final class Softsign extends Unary {
    public static final Softsign OP = new Softsign();

    private Softsign() {
        super("softsign");
    }

    @Override
    protected double value(double x) {
        return x / (1 + Math.abs(x));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).minus(Abs.OP.of(y)).squared();
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.divide(x, lanes.add(lanes.constant(1), lanes.abs(x)));
    }
}
