package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.kernel.Lowering;
import org.leibniz.shape.Shape;

/** The product of the values along some axes, which vanish. */
public final class Prod extends Reduction {
    private Prod(List<Integer> axes) {
        super("prod", axes, false);
    }

    static Expr prod(Expr x, int... axes) {
        return of(x, axes("prod", x, axes));
    }

    static Expr of(Expr x, List<Integer> axes) {
        return new Apply(new Prod(axes), List.of(x));
    }

    @Override
    protected double reduce(double[] values) {
        double product = 1;
        for (double value : values) product *= value;
        return product;
    }

    // Not y divided by x, which would be 0/0 where x is 0.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        Shape shape = x.shape();
        return List.of(spread(dy, shape).times(ProdOfOthers.of(x, axes())));
    }

    @Override
    public Lowering lower(Apply y) {
        return new Lowering.Reduce(Lowering.Combine.PRODUCT, axes(), false);
    }
}
