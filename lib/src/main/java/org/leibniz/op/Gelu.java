package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.ErrorFunctions;
import org.leibniz.kernel.Lanes;

/** x times the probability that a number with a standard normal distribution is below x. */
public final class Gelu extends Unary {
    public static final Gelu OP = new Gelu();

    private Gelu() {
        super("gelu");
    }

    @Override
    protected double value(double x) {
        return x * ErrorFunctions.normal(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        Expr density = Exp.OP
                .of(x.squared().div(2).unaryMinus())
                .div(Sqrt.OP.of(Constant.pi().times(2)));
        return NormalCdf.OP.of(x).plus(x.times(density));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.multiply(x, lanes.normal(x));
    }
}
