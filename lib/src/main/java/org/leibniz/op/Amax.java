package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lowering;

/** The largest value along some axes, which vanish. */
public final class Amax extends Extremum {
    private Amax(List<Integer> axes) {
        super("amax", Lowering.Combine.MAX, axes);
    }

    static Expr amax(Expr x, int... axes) {
        return of(x, axes("amax", x, axes));
    }

    static Expr of(Expr x, List<Integer> axes) {
        return new Apply(new Amax(axes), List.of(x));
    }

    @Override
    protected double reduce(double[] values) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : values) largest = Math.max(largest, value);
        return largest;
    }
}
