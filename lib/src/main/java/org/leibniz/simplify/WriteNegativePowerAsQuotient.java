package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Power;

/** {@code x⁻² -> 1/x²}, as it would stand in a product. */
final class WriteNegativePowerAsQuotient implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean negative = node.op() == Power.OP
                && Operands.exact(node.arg(1))
                        .filter(exponent -> exponent.signum() < 0)
                        .isPresent()
                && Operands.exact(node.arg(0)).isEmpty();
        return negative ? ProductReader.read(node, around).map(ProductWriter::write) : Optional.empty();
    }
}
