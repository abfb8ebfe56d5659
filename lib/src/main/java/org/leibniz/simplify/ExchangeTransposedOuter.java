package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;
import org.leibniz.expr.Transpose;

/** {@code (a·bᵀ)ᵀ -> b·aᵀ}. */
final class ExchangeTransposedOuter implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Transpose transpose) || !transpose.axes().equals(List.of(1, 0)))
            return Optional.empty();
        return Operands.unnamed(node.arg(0), Outer.class)
                .filter(outer -> around.dissolves(outer) && outer.arg(0).shape().rank() == 1)
                .map(outer -> outer.arg(1).outer(outer.arg(0)));
    }
}
