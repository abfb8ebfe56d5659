package org.leibniz.op;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;

/** The rectifier max(x, 0), its derivative at 0 taken as 0. */
public final class Relu extends Unary {
    public static final Relu OP = new Relu();

    private Relu() {
        super("relu");
    }

    @Override
    protected double value(double x) {
        return Math.max(x, 0);
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        return Step.OP.of(x);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        return lanes.max(x, lanes.constant(0));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("relu′(0) = 0");
    }
}
