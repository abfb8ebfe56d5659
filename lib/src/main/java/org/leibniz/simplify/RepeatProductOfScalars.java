package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;

/** {@code outer(broadcast(a), broadcast(b)) -> broadcast(ab)}. */
final class RepeatProductOfScalars implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() != Outer.OP) return Optional.empty();
        Optional<Expr> left = Operands.scalar(node.arg(0));
        Optional<Expr> right = Operands.scalar(node.arg(1));
        return left.flatMap(a -> right.map(b -> a.times(b).broadcastTo(node.shape())));
    }
}
