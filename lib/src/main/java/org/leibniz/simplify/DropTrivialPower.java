package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Power;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;

/** {@code x⁰ -> 1}, {@code x¹ -> x}, {@code 1ᵃ -> 1}. */
final class DropTrivialPower implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() != Power.OP) return Optional.empty();
        if (Operands.is(node.arg(1), Rational.ONE)) return Optional.of(node.arg(0));
        boolean one = Operands.is(node.arg(1), Rational.ZERO) || Operands.is(node.arg(0), Rational.ONE);
        return one ? Optional.of(Ops.ones(node.shape())) : Optional.empty();
    }
}
