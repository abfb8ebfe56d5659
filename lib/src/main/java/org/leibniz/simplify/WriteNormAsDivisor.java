package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.op.Where;

/** {@code where(norm2(x) == 0, 1, norm2(x)) -> norm2(x)}: the convention at 0 is a side condition, not a part of the formula. */
final class WriteNormAsDivisor implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean chooses = node.op() == Where.OP && Norms.isZero(node.arg(0)).isPresent();
        return chooses ? Optional.of(node.arg(2)) : Optional.empty();
    }
}
