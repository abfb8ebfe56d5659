package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** log(Σ e^x) along an axis, which vanishes; computed without overflow. */
public final class LogSumExp extends Reduction implements Composite {
    private LogSumExp(List<Integer> axis) {
        super("logsumexp", axis, false);
    }

    static Expr logsumexp(Expr x, int axis) {
        return new Apply(new LogSumExp(axes("logsumexp", x, axis)), List.of(x));
    }

    @Override
    protected double reduce(double[] values) {
        double largest = Arrays.stream(values).max().orElseThrow();
        if (Double.isInfinite(largest)) return largest;
        double sum = 0;
        for (double value : values) sum += Math.exp(value - largest);
        return largest + Math.log(sum);
    }

    @Override
    public Expr definition(Apply y) {
        Expr x = y.arg(0);
        Expr sum = sum(Exp.OP.of(shifted(x, axes())));
        return origin(x, axes()).plus(Ops.log(sum));
    }

    /** Values whose exponentials have the same proportions and do not overflow. */
    static Expr shifted(Expr x, List<Integer> axis) {
        return x.minus(spread(origin(x, axis), x.shape(), axis));
    }

    /** The largest value; 0 where that is infinite, since a difference from it would be no number. */
    private static Expr origin(Expr x, List<Integer> axis) {
        Expr largest = Amax.of(x, axis);
        Expr isFinite = Comparison.LESS.of(Abs.OP.of(largest), Constant.of(Double.POSITIVE_INFINITY));
        return Where.OP.of(isFinite, largest, Constant.of(0));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        return List.of(spread(dy, x.shape()).times(Softmax.of(x, axes())));
    }

    @Override
    public Text print(Apply y, List<Text> in, Notation notation) {
        int axis = axes().get(0);
        boolean last = axis == y.arg(0).shape().rank() - 1;
        return last ? notation.call(name(), in.get(0)) : notation.call(name(), in.get(0), notation.literal("" + axis));
    }
}
