package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.op.Diag;
import org.leibniz.op.Identity;

/** Looks for matrices that are 0 off the diagonal. */
final class Diagonals {
    private Diagonals() {}

    static boolean isDiagonal(Apply e) {
        return e.op() instanceof Diag || isIdentityMatrix(e);
    }

    static boolean isIdentityMatrix(Expr e) {
        return Operands.unnamed(e, Identity.class)
                .filter(eye -> eye.shape().rank() == 2)
                .isPresent();
    }

    /** The vector on the diagonal of {@code diag(v)}. */
    static Optional<Expr> diagonal(Expr e) {
        return Operands.unnamed(e, Diag.class).map(diag -> diag.arg(0));
    }
}
