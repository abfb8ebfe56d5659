package org.leibniz.op;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Reduction;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.shape.Shape;

/** The largest or the smallest value along some axes. Values that tie share its derivative evenly. */
abstract class Extremum extends Reduction {
    private final Lowering.Combine combine;

    Extremum(String name, Lowering.Combine combine, List<Integer> axes) {
        super(name, axes, false);
        this.combine = combine;
    }

    // x is among the extreme values where it equals y.
    @Override
    public final List<Expr> pullback(Apply y, Expr dy) {
        Expr x = y.arg(0);
        Shape shape = x.shape();
        Expr among = Comparison.EQUAL.of(x, spread(y, shape));
        return List.of(spread(dy.div(sum(among)), shape).times(among));
    }

    @Override
    public final Lowering lower(Apply y) {
        return new Lowering.Reduce(combine, axes(), false);
    }

    @Override
    public final Optional<String> kink(Apply y, Notation notation) {
        return Optional.of(name() + " has derivative 1/k by each of k values that tie");
    }
}
