package org.leibniz.op;

import java.util.Arrays;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;

/** e^x / Σ e^x along an axis: numbers above 0 whose sum is 1. */
public final class Softmax extends LastAxis implements Composite {
    private Softmax(List<Integer> axis) {
        super("softmax", axis);
    }

    static Expr softmax(Expr x, int axis) {
        return of(x, axis("softmax", x, axis));
    }

    /** @param axis counted from 0, in a list */
    public static Expr of(Expr x, List<Integer> axis) {
        return new Apply(new Softmax(axis), List.of(x));
    }

    @Override
    double[] map(double[] values) {
        double largest = Arrays.stream(values).max().orElseThrow();
        double sum = 0;
        for (double value : values) sum += Math.exp(value - largest);
        double[] parts = new double[values.length];
        for (int i = 0; i < parts.length; i++) parts[i] = Math.exp(values[i] - largest) / sum;
        return parts;
    }

    @Override
    public Expr definition(Apply y) {
        Expr powers = Exp.OP.of(LogSumExp.shifted(y.arg(0), axes()));
        return powers.div(total(powers));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        return List.of(y.times(dy.minus(total(dy.times(y)))));
    }
}
