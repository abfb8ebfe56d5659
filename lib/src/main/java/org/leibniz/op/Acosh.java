package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The number from 0 on whose hyperbolic cosine is x, log(x + √(x² − 1)). */
public final class Acosh extends Unary {
    public static final Acosh OP = new Acosh();

    private Acosh() {
        super("acosh");
    }

    @Override
    protected double value(double x) {
        double above = x - 1;
        return x > 1e8 ? Math.log(x) + Math.log(2) : Math.log1p(above + Math.sqrt(above) * Math.sqrt(above + 2));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).div(Sqrt.OP.of(x.squared().minus(1)));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L above = lanes.subtract(x, lanes.constant(1));
        L root = lanes.multiply(lanes.sqrt(above), lanes.sqrt(lanes.add(above, lanes.constant(2))));
        L near = lanes.log1p(lanes.add(above, root));
        L far = lanes.add(lanes.log(x), lanes.constant(Math.log(2)));
        return lanes.selectGreater(x, lanes.constant(1e8), far, near);
    }
}
