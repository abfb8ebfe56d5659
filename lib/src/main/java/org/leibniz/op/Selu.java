package org.leibniz.op;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;

/** λx for x &gt; 0, λα(e^x − 1) else, with the α and λ that keep mean 0 and variance 1. */
public final class Selu extends Unary {
    public static final Selu OP = new Selu();

    private static final double ALPHA = 1.6732632423543772;
    private static final double LAMBDA = 1.0507009873554805;

    private Selu() {
        super("selu");
    }

    @Override
    protected double value(double x) {
        return LAMBDA * (x > 0 ? x : ALPHA * Math.expm1(x));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        Expr positive = Comparison.GREATER.of(x, Constant.of(0));
        return Where.OP.of(positive, Constant.of(LAMBDA), y.plus(LAMBDA * ALPHA));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L negative = lanes.multiply(lanes.constant(LAMBDA * ALPHA), lanes.expm1(x));
        return lanes.selectGreater(x, lanes.constant(0), lanes.multiply(lanes.constant(LAMBDA), x), negative);
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("selu′(0) = λα");
    }
}
