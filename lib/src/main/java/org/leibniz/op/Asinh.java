package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The number whose hyperbolic sine is x, log(x + √(x² + 1)). */
public final class Asinh extends Unary {
    public static final Asinh OP = new Asinh();

    private Asinh() {
        super("asinh");
    }

    @Override
    protected double value(double x) {
        double size = Math.abs(x);
        double y = size > 1e8
                ? Math.log(size) + Math.log(2)
                : Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1)));
        return Math.copySign(y, x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(1).div(Sqrt.OP.of(x.squared().plus(1)));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L one = lanes.constant(1);
        L size = lanes.abs(x);
        L square = lanes.multiply(size, size);
        L root = lanes.sqrt(lanes.add(square, one));
        L near = lanes.log1p(lanes.add(size, lanes.divide(square, lanes.add(one, root))));
        L far = lanes.add(lanes.log(size), lanes.constant(Math.log(2)));
        L y = lanes.selectGreater(size, lanes.constant(1e8), far, near);
        return lanes.selectGreater(lanes.constant(0), x, lanes.negate(y), y);
    }
}
