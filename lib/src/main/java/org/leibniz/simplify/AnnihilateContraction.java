package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;

/** {@code A·zeros -> zeros}. */
final class AnnihilateContraction implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean contraction = Linear.isContraction(node.op());
        boolean zero = contraction && node.args().stream().anyMatch(e -> Operands.is(e, Rational.ZERO));
        return zero ? Optional.of(Ops.zeros(node.shape())) : Optional.empty();
    }
}
