package org.leibniz.op;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;

/** (x + 3)/6 cut off below 0 and above 1; its derivative at ±3 taken as 0. */
public final class HardSigmoid extends Unary {
    public static final HardSigmoid OP = new HardSigmoid();

    private HardSigmoid() {
        super("hardSigmoid");
    }

    @Override
    protected double value(double x) {
        return Math.max(0, Math.min(1, (x + 3) / 6));
    }

    @Override
    protected Expr derivative(Expr x, Expr y) {
        Expr inside = Step.OP.of(x.plus(3)).times(Step.OP.of(Constant.of(3).minus(x)));
        return inside.div(6);
    }

    @Override
    protected <L> L lane(Lanes<L> lanes, L x) {
        L line = lanes.divide(lanes.add(x, lanes.constant(3)), lanes.constant(6));
        return lanes.max(lanes.constant(0), lanes.min(lanes.constant(1), line));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("hardSigmoid′(±3) = 0");
    }
}
