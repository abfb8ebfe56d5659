package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;

/** {@code broadcast(c, [3]) -> c·ones(3)}, where nothing beside it tells how often c is repeated. */
final class WriteRepeatedOnes {
    private WriteRepeatedOnes() {}

    static Expr written(Expr e) {
        boolean repeats = e instanceof Apply apply
                && apply.op() instanceof BroadcastTo
                && e.names().isEmpty();
        Optional<Expr> scalar = repeats ? Operands.scalar(e) : Optional.empty();
        return scalar.filter(c -> !Operands.is(c, Rational.ONE) && !Operands.is(c, Rational.ZERO))
                .map(c -> c.times(Ops.ones(e.shape())))
                .orElse(e);
    }
}
