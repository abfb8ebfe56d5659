package org.leibniz.op;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;

/** The hyperbolic cosine, ½(e^x + e^−x). */
public final class Cosh extends Unary {
    public static final Cosh OP = new Cosh();

    private Cosh() {
        super("cosh");
    }

    @Override
    protected double value(double x) {
        return Math.cosh(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Sinh.OP.of(x);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        // Above 20, half of e^x is all there is; a root of it does not overflow before the result does.
        L size = lanes.abs(x);
        L half = lanes.constant(0.5);
        L grown = lanes.exp(size);
        L near = lanes.multiply(half, lanes.add(grown, lanes.divide(lanes.constant(1), grown)));
        L root = lanes.exp(lanes.multiply(half, size));
        L far = lanes.multiply(lanes.multiply(half, root), root);
        return lanes.selectGreater(size, lanes.constant(20), far, near);
    }
}
