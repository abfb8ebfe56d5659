package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** The second operand where the first is not 0, the third elsewhere; the derivative follows the chosen branch. */
public final class Where extends Elementwise {
    public static final Where OP = new Where();

    private Where() {
        super("where");
    }

    @Override
    protected double value(double... in) {
        return in[0] == 0 ? in[2] : in[1];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return lanes.selectEqual(in.get(0), lanes.constant(0), in.get(2), in.get(1));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr condition = y.arg(0);
        Constant zero = Constant.of(0);
        return Arrays.asList(null, of(condition, dy, zero), of(condition, zero, dy));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("where", in.get(0), in.get(1), in.get(2));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("where(c, a, b) has the derivative of the chosen branch");
    }
}
