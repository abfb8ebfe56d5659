package org.leibniz.diff;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.simplify.Simplifier;

/**
 * All derivatives of the elements of a result by the elements of an operand. The axes of the result come first:
 * {@code y[m]} by {@code x[n]} gives {@code [m,n]}, element (i, j) being ∂yᵢ/∂xⱼ.
 */
public final class Jacobian {
    private final Expr y;

    private Jacobian(Expr y) {
        this.y = y;
    }

    public static Jacobian of(Expr y) {
        return new Jacobian(y);
    }

    /** @throws org.leibniz.expr.NotDifferentiableException if there is no derivative */
    public Expr by(Expr x) {
        Symbol seed = Symbol.input("seed", y.shape());
        Expr pulled =
                Simplifier.simplify(Gradient.accumulate(y, seed, List.of(x)).get(0));
        if (x.shape().isScalar()) {
            // What is pulled back is linear in the seed, and its derivative by that is what was sought.
            return Simplifier.simplify(
                    Gradient.accumulate(pulled, Constant.of(1), List.of(seed)).get(0));
        }
        Optional<Expr> matrix = VectorJacobian.of(pulled, seed);
        if (matrix.isPresent()) return Simplifier.simplify(matrix.get());
        Expr batched = Batching.batch(pulled, seed, Ops.eye(y.shape()), y.shape());
        return Simplifier.simplify(batched.broadcastTo(y.shape().concat(x.shape())));
    }
}
