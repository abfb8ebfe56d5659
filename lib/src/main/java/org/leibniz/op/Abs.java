package org.leibniz.op;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;

/** The absolute value, its derivative at 0 taken as 0. */
public final class Abs extends Unary {
    public static final Abs OP = new Abs();

    private Abs() {
        super("abs");
    }

    @Override
    protected double value(double x) {
        return Math.abs(x);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Sign.OP.of(x);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.abs(x);
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("abs′(0) = 0");
    }
}
