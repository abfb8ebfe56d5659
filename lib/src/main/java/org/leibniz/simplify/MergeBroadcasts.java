package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;

/** {@code broadcast(broadcast(x, s), t) -> broadcast(x, t)}. */
final class MergeBroadcasts implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof BroadcastTo outer)) return Optional.empty();
        return Operands.unnamed(node.arg(0), BroadcastTo.class)
                .filter(around::dissolves)
                .map(inner -> {
                    List<Integer> axes = ((BroadcastTo) inner.op())
                            .axes().stream().map(outer.axes()::get).toList();
                    return BroadcastTo.broadcastTo(inner.arg(0), node.shape(), axes);
                });
    }
}
