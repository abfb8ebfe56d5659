package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Ops;

/** {@code diag(a)·x -> a ⊙ x}, {@code diag(a)·diag(b) -> diag(a ⊙ b)}, {@code diag(a)ᵀ -> diag(a)}. */
final class MultiplyDiagonals implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() instanceof Transpose) {
            return Diagonals.diagonal(node.arg(0)).map(diagonal -> node.arg(0));
        }
        if (node.op() != Dot.OP) return Optional.empty();
        Optional<Expr> left = Diagonals.diagonal(node.arg(0));
        Optional<Expr> right = Diagonals.diagonal(node.arg(1));
        if (left.isPresent() && right.isPresent()) {
            return Optional.of(Ops.diag(left.get().times(right.get())));
        }
        if (left.isPresent() && node.arg(1).shape().rank() == 1) {
            return Optional.of(left.get().times(node.arg(1)));
        }
        return right.filter(b -> node.arg(0).shape().rank() == 1).map(node.arg(0)::times);
    }
}
