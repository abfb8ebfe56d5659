package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Log;
import org.leibniz.op.Exp;
import org.leibniz.op.Ops;

/** {@code log(exp(x)) -> x}, {@code log(e) -> 1}. Not the other way round: the exponential of a logarithm exists for x &gt; 0 only. */
final class CancelLogOfExp implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() != Log.OP) return Optional.empty();
        if (isE(node.arg(0))) return Optional.of(Ops.ones(node.shape()));
        return Operands.unnamed(node.arg(0), Exp.class).map(exp -> exp.arg(0));
    }

    private static boolean isE(Expr e) {
        return Operands.source(e) instanceof Constant constant
                && constant.exact().isEmpty()
                && constant.value() == Math.E;
    }
}
