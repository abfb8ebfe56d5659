package org.leibniz.op;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.notation.Notation;

/** Σ |x| along some axes, which vanish; its derivative by an x that is 0 taken as 0. */
public final class Norm1 extends Reduction implements Composite {
    private Norm1(List<Integer> axes) {
        super("norm1", axes, false);
    }

    static Expr norm1(Expr x, int... axes) {
        return new Apply(new Norm1(axes("norm1", x, axes)), List.of(x));
    }

    @Override
    protected double reduce(double[] values) {
        double sum = 0;
        for (double value : values) sum += Math.abs(value);
        return sum;
    }

    @Override
    public Expr definition(Apply y) {
        return sum(Abs.OP.of(y.arg(0)));
    }

    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        return List.of(spread(dy, x.shape()).times(Sign.OP.of(x)));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("norm1 has derivative 0 by an element that is 0");
    }
}
