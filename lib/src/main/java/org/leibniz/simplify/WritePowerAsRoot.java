package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Power;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;

/** {@code x^½ -> √x}. */
final class WritePowerAsRoot implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean root = node.op() == Power.OP && Operands.is(node.arg(1), Rational.HALF);
        return root ? Optional.of(Ops.sqrt(node.arg(0))) : Optional.empty();
    }
}
