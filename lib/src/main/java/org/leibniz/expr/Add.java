package org.leibniz.expr;

import java.util.List;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** The sum, a + b. */
public final class Add extends Elementwise {
    public static final Add OP = new Add();

    private Add() {
        super("add");
    }

    @Override
    protected double value(double... in) {
        return in[0] + in[1];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return lanes.add(in.get(0), in.get(1));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy, dy);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.add(in.get(0), in.get(1));
    }
}
