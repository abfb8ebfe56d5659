package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** The opposite, −a. */
public final class Negate extends Elementwise {
    public static final Negate OP = new Negate();

    private Negate() {
        super("negate");
    }

    @Override
    protected double value(double... in) {
        return -in[0];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return lanes.negate(in.get(0));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.unaryMinus());
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        // −∞ is a number of its own, as −2 is.
        boolean infinite = y.arg(0) instanceof Constant constant && Double.isInfinite(constant.value());
        return notation.negate(
                infinite && in.get(0).binding() == Text.ATOM ? notation.parenthesize(in.get(0)) : in.get(0));
    }
}
