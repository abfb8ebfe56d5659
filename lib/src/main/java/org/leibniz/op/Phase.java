package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/**
 * What differs between training and inference: a program has the first operand or the second one, see {@link Phases}.
 * Where nobody says which, it is inference, and the first operand is not computed.
 */
public final class Phase extends Elementwise {
    public static final Phase OP = new Phase();

    private Phase() {
        super("phase");
    }

    @Override
    protected double value(double... in) {
        return in[1];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return in.get(1);
    }

    /** The derivative is that of the operand which the program has. */
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Constant zero = Constant.of(0);
        return List.of(of(dy, zero), of(zero, dy));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("phase", in.get(0), in.get(1));
    }
}
