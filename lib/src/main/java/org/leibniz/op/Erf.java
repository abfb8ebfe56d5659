package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.ErrorFunctions;
import org.leibniz.kernel.Lanes;

/** The error function, 2/√π times the integral of e^(−t²) from 0 to x. */
public final class Erf extends Unary {
    public static final Erf OP = new Erf();

    private Erf() {
        super("erf");
    }

    @Override
    protected double value(double x) {
        return ErrorFunctions.erf(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Constant.of(2)
                .div(Sqrt.OP.of(Constant.pi()))
                .times(Exp.OP.of(x.squared().unaryMinus()));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.erf(x);
    }
}
