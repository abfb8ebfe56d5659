package org.leibniz.op;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.ErrorFunctions;
import org.leibniz.kernel.Lanes;

/** The probability that a number with a standard normal distribution is below x, ½(1 + erf(x/√2)). */
public final class NormalCdf extends Unary {
    public static final NormalCdf OP = new NormalCdf();

    private NormalCdf() {
        super("normalCdf");
    }

    @Override
    protected double value(double x) {
        return ErrorFunctions.normal(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Exp.OP
                .of(x.squared().div(2).unaryMinus())
                .div(Sqrt.OP.of(Constant.pi().times(2)));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.normal(x);
    }
}
