package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.kernel.Lowering;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** The mean along some axes, which vanish. */
public final class Mean extends Reduction {
    private Mean(List<Integer> axes) {
        super("mean", axes, false);
    }

    static Expr mean(Expr x, int... axes) {
        return of(x, axes("mean", x, axes));
    }

    static Expr of(Expr x, List<Integer> axes) {
        return new Apply(new Mean(axes), List.of(x));
    }

    @Override
    protected double reduce(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Shape shape = y.arg(0).shape();
        return List.of(spread(dy.div(SizeOf.of(count(shape))), shape));
    }

    private Dim count(Shape shape) {
        return axes().stream().map(shape::dim).reduce(Dim.of(1), Dim::times);
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Reduce(Lowering.Combine.MEAN, axes(), false);
    }
}
