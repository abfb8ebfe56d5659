package org.leibniz.op;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.notation.Notation;

/** The length √(Σ x²) along some axes, which vanish; its derivative where all are 0 taken as 0. */
public final class Norm2 extends Reduction implements Composite {
    private Norm2(List<Integer> axes) {
        super("norm2", axes, false);
    }

    static Expr norm2(Expr x, int... axes) {
        return new Apply(new Norm2(axes("norm2", x, axes)), List.of(x));
    }

    @Override
    protected double reduce(double[] values) {
        double sum = 0;
        for (double value : values) sum += value * value;
        return Math.sqrt(sum);
    }

    @Override
    public Expr definition(Apply y) {
        return Sqrt.OP.of(sum(y.arg(0).squared()));
    }

    // x / y; where y is 0 so is x, and anything else may stand below it.
    @Override
    public List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        Expr length = Where.OP.of(Comparison.EQUAL.of(y, Constant.of(0)), Constant.of(1), y);
        return List.of(spread(dy.div(length), x.shape()).times(x));
    }

    @Override
    public Optional<String> kink(Apply y, Notation notation) {
        return Optional.of("norm2′(0) = 0");
    }
}
