package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/**
 * The larger of two numbers. A tie hands half of the derivative to each operand; against an operand that reaches no
 * symbol it is the rectifier, max(x, c) = c + relu(x − c), and a tie hands on nothing.
 */
public final class Max extends Elementwise {
    public static final Max OP = new Max();

    private Max() {
        super("max");
    }

    @Override
    protected double value(double... in) {
        return Math.max(in[0], in[1]);
    }

    @Override
    public <L> L lane(Lanes<L> lanes, List<L> in) {
        return lanes.max(in.get(0), in.get(1));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr a = y.arg(0);
        Expr b = y.arg(1);
        return Arrays.asList(share(a, b, dy), share(b, a, dy));
    }

    private static @Nullable Expr share(Expr x, Expr other, Expr dy) {
        if (x.isConstant()) return null;
        Expr lead = x.minus(other);
        Expr share = other.isConstant()
                ? Step.OP.of(lead)
                : Constant.of(0.5).times(Sign.OP.of(lead).plus(1));
        return dy.times(share);
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        return notation.call("max", in.get(0), in.get(1));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        boolean constant = y.arg(0).isConstant() || y.arg(1).isConstant();
        return Optional.of(
                constant ? "max(x, c) has derivative 0 where x = c" : "max(a, b) has derivative ½ by each where a = b");
    }
}
