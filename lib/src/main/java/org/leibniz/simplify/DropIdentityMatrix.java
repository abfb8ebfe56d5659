package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;

/** {@code eye·x -> x}, {@code x·eye -> x}, {@code eyeᵀ -> eye}. */
final class DropIdentityMatrix implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() instanceof Transpose && Diagonals.isIdentityMatrix(node.arg(0))) return Optional.of(node.arg(0));
        if (node.op() != Dot.OP) return Optional.empty();
        if (Diagonals.isIdentityMatrix(node.arg(0))) return Optional.of(node.arg(1));
        return Diagonals.isIdentityMatrix(node.arg(1)) ? Optional.of(node.arg(0)) : Optional.empty();
    }
}
