package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lowering;

/** The smallest value along some axes, which vanish. */
public final class Amin extends Extremum {
    private Amin(List<Integer> axes) {
        super("amin", Lowering.Combine.MIN, axes);
    }

    static Expr amin(Expr x, int... axes) {
        return of(x, axes("amin", x, axes));
    }

    static Expr of(Expr x, List<Integer> axes) {
        return new Apply(new Amin(axes), List.of(x));
    }

    @Override
    protected double reduce(double[] values) {
        double smallest = Double.POSITIVE_INFINITY;
        for (double value : values) smallest = Math.min(smallest, value);
        return smallest;
    }
}
