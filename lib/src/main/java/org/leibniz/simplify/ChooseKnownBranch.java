package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.op.Where;

/** {@code where(c, a, a) -> a}, {@code where(1, a, b) -> a}, {@code where(0, a, b) -> b}. */
final class ChooseKnownBranch implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() != Where.OP) return Optional.empty();
        if (node.arg(1) == node.arg(2)) return Optional.of(node.arg(1));
        return Operands.exact(node.arg(0)).map(condition -> node.arg(condition.signum() == 0 ? 2 : 1));
    }
}
