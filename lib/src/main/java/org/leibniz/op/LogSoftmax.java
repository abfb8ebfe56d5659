package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;

/** The logarithm of {@link Softmax}, x − log(Σ e^x), exact also where the softmax is too small for a number. */
public final class LogSoftmax extends LastAxis implements Composite {
    private LogSoftmax(List<Integer> axis) {
        super("logSoftmax", axis);
    }

    static Expr logSoftmax(Expr x, int axis) {
        return of(x, axis("logSoftmax", x, axis));
    }

    /** @param axis counted from 0, in a list */
    public static Expr of(Expr x, List<Integer> axis) {
        return new Apply(new LogSoftmax(axis), List.of(x));
    }

    @Override
    double[] map(double[] values) {
        double largest = Arrays.stream(values).max().orElseThrow();
        double sum = 0;
        for (double value : values) sum += Math.exp(value - largest);
        double log = Math.log(sum);
        return Arrays.stream(values).map(value -> value - largest - log).toArray();
    }

    @Override
    public Expr definition(Apply y) {
        Expr shifted = LogSumExp.shifted(y.arg(0), axes());
        Expr sum = sum(Exp.OP.of(shifted));
        return shifted.minus(spread(Ops.log(sum), shifted.shape()));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(dy.minus(Softmax.of(y.arg(0), axes()).times(total(dy))));
    }
}
