package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** The variance mean((x − mean(x))²) along some axes, which vanish: that of all there is, not an estimate from a sample. */
public final class Var extends Reduction implements Composite {
    private Var(List<Integer> axes) {
        super("var", axes, false);
    }

    static Expr var(Expr x, int... axes) {
        return new Apply(new Var(axes("var", x, axes)), List.of(x));
    }

    @Override
    protected double reduce(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) squares += (value - mean) * (value - mean);
        return squares / values.length;
    }

    @Override
    public Expr definition(Apply y) {
        return mean(centered(y.arg(0)).squared());
    }

    private Expr centered(Expr x) {
        return x.minus(spread(mean(x), x.shape()));
    }

    private Expr mean(Expr x) {
        return Mean.of(x, axes());
    }

    // What the mean moves by adds up to 0, so x alone counts.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        Shape shape = x.shape();
        Dim count = axes().stream().map(shape::dim).reduce(Dim.of(1), Dim::times);
        Expr share = dy.times(2).div(SizeOf.of(count));
        return List.of(spread(share, shape).times(centered(x)));
    }
}
