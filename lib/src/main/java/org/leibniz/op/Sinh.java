package org.leibniz.op;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The hyperbolic sine, ½(e^x − e^−x). */
public final class Sinh extends Unary {
    public static final Sinh OP = new Sinh();

    private Sinh() {
        super("sinh");
    }

    @Override
    protected double value(double x) {
        return Math.sinh(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Cosh.OP.of(x);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        // Above 20, half of e^x is all there is; a root of it does not overflow before the result does.
        L size = lanes.abs(x);
        L half = lanes.constant(0.5);
        L grown = lanes.expm1(size);
        L near = lanes.multiply(half, lanes.add(grown, lanes.divide(grown, lanes.add(grown, lanes.constant(1)))));
        L root = lanes.exp(lanes.multiply(half, size));
        L far = lanes.multiply(lanes.multiply(half, root), root);
        L y = lanes.selectGreater(size, lanes.constant(20), far, near);
        return lanes.selectGreater(lanes.constant(0), x, lanes.negate(y), y);
    }
}
