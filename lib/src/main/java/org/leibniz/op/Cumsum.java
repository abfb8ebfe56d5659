package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lowering;

/** For each value along an axis the sum of it and those before it. */
public final class Cumsum extends LastAxis {
    private Cumsum(List<Integer> axis) {
        super("cumsum", axis);
    }

    static Expr cumsum(Expr x, int axis) {
        return new Apply(new Cumsum(axis("cumsum", x, axis)), List.of(x));
    }

    @Override
    double[] map(double[] values) {
        double[] sums = new double[values.length];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) sums[i] = sum += values[i];
        return sums;
    }

    // A value counts in all sums from its own on, so its derivative is the sum of theirs.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        int axis = axes().get(0);
        return List.of(Reverse.reverse(cumsum(Reverse.reverse(dy, axis), axis), axis));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Library("cumsum");
    }
}
