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

/** The first operand where it is above 0, else times the second, a slope that can be learned. */
public final class Prelu extends Elementwise {
    public static final Prelu OP = new Prelu();

    private Prelu() {
        super("prelu");
    }

    @Override
    protected double value(double... in) {
        return in[0] > 0 ? in[0] : in[1] * in[0];
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        L x = in.get(0);
        return lanes.selectGreater(x, lanes.constant(0), x, lanes.multiply(in.get(1), x));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        Expr slope = y.arg(1);
        Expr positive = Comparison.GREATER.of(x, Constant.of(0));
        return Arrays.asList(
                dy.times(Where.OP.of(positive, Constant.of(1), slope)),
                dy.times(Where.OP.of(positive, Constant.of(0), x)));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("prelu", in.get(0), in.get(1));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("prelu has the slope as its derivative where x = 0");
    }
}
