package org.leibniz.op;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;

/** The number between two bounds that is nearest to x; its derivative at the bounds taken as 0. */
public final class Clamp extends NumberedUnary {
    private final double low;
    private final double high;

    private Clamp(Rational low, Rational high) {
        super("clamp", List.of(low, high));
        this.low = low.toDouble();
        this.high = high.toDouble();
    }

    static Expr clamp(Expr x, Rational low, Rational high) {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("clamp: the lower bound " + low + " is above the upper one, " + high);
        }
        return new Clamp(low, high).of(x);
    }

    @Override
    protected double value(double x) {
        return Math.max(low, Math.min(high, x));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        Expr above = Step.OP.of(x.minus(Constant.of(number(0))));
        Expr below = Step.OP.of(Constant.of(number(1)).minus(x));
        return above.times(below);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.max(lanes.constant(low), lanes.min(lanes.constant(high), x));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("clamp has derivative 0 at its bounds");
    }
}
