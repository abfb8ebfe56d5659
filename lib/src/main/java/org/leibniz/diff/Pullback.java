package org.leibniz.diff;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.shape.ShapeException;
import org.leibniz.simplify.Simplifier;

/** What the derivative of a scalar by a result becomes for the operands: the vector-Jacobian product. */
public final class Pullback {
    private final Expr y;
    private final Expr seed;

    private Pullback(Expr y, Expr seed) {
        this.y = y;
        this.seed = seed;
    }

    /** @param seed the derivative of some scalar by {@code y}, in the shape of {@code y} */
    public static Pullback of(Expr y, Expr seed) {
        if (!seed.shape().equals(y.shape())) {
            throw ShapeException.differ(
                    "pullback", y.described(), seed.described(), "a derivative has the shape of its value");
        }
        return new Pullback(y, seed);
    }

    public List<Expr> by(List<? extends Expr> xs) {
        return Simplifier.simplify(Gradient.accumulate(y, seed, xs));
    }
}
