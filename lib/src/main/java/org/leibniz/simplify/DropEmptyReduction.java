package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Sum;
import org.leibniz.op.Mean;

/** {@code sum(x) -> x} and {@code mean(x) -> x} where there are no axes to reduce. */
final class DropEmptyReduction implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean empty = node.op() instanceof Sum sum && sum.axes().isEmpty()
                || node.op() instanceof Mean mean && mean.axes().isEmpty();
        return empty ? Optional.of(node.arg(0)) : Optional.empty();
    }
}
