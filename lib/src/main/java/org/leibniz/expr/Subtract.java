package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** The difference, a − b. */
public final class Subtract extends Elementwise {
    public static final Subtract OP = new Subtract();

    private Subtract() {
        super("subtract");
    }

    @Override
    protected double value(double... in) {
        return in[0] - in[1];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return lanes.subtract(in.get(0), in.get(1));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy, dy.unaryMinus());
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.subtract(in.get(0), in.get(1));
    }
}
