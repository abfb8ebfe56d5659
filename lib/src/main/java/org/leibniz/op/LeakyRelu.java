package org.leibniz.op;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;

/** x for x &gt; 0, αx else; its derivative at 0 taken as α. */
public final class LeakyRelu extends NumberedUnary {
    private final double slope;

    private LeakyRelu(Rational slope) {
        super("leakyRelu", List.of(slope));
        this.slope = slope.toDouble();
    }

    static Expr leakyRelu(Expr x, Rational slope) {
        return new LeakyRelu(slope).of(x);
    }

    @Override
    protected double value(double x) {
        return x > 0 ? x : slope * x;
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        Expr positive = Comparison.GREATER.of(x, Constant.of(0));
        return Where.OP.of(positive, Constant.of(1), Constant.of(number(0)));
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.selectGreater(x, lanes.constant(0), x, lanes.multiply(lanes.constant(slope), x));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("leakyRelu′(0) = " + notation.number(number(0)).string());
    }
}
