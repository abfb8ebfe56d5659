package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Log;
import org.leibniz.op.Exp;

/** {@code log(exp(x)) -> x}. Not the other way round: the exponential of a logarithm exists for x &gt; 0 only. */
final class CancelLogOfExp implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() != Log.OP) return Optional.empty();
        return Operands.unnamed(node.arg(0), Exp.class).map(exp -> exp.arg(0));
    }
}
