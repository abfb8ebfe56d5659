package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;
import org.leibniz.shape.ShapeException;

/**
 * The value of a state symbol, which a step of training replaces by another: the mean over all batches seen so far, or
 * how many there were. What replaces it is no part of the value; {@link Phases#updates} finds it.
 */
public final class Tracked extends Elementwise {
    public static final Tracked OP = new Tracked();

    private Tracked() {
        super("tracked");
    }

    /** @throws ShapeException if the next value has another shape than the state */
    static Expr tracked(Symbol state, Expr next) {
        if (!state.shape().equals(next.shape())) {
            throw ShapeException.differ(
                    "tracked", state.described(), next.described(), "a new value needs the same shape");
        }
        return new Apply(OP, List.of(state, next));
    }

    @Override
    protected double value(double... in) {
        return in[0];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return in.get(0);
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return Arrays.asList(dy, null);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("tracked", in.get(0), in.get(1));
    }
}
