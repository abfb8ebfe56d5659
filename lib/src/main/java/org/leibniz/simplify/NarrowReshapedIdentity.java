package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.op.Identity;
import org.leibniz.op.Ops;
import org.leibniz.op.Reshape;
import org.leibniz.shape.Shape;

/** {@code reshape(eye(6), [2,3,2,3]) -> eye(2, 3)}: the identity has equal indices under any shape. */
final class NarrowReshapedIdentity implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Reshape)) return Optional.empty();
        int half = node.shape().rank() / 2;
        Shape first = node.shape().take(0, half);
        boolean halves = first.concat(first).equals(node.shape());
        return Operands.unnamed(node.arg(0), Identity.class)
                .filter(eye ->
                        halves && first.size().equals(((Identity) eye.op()).of().size()))
                .map(eye -> Ops.eye(first));
    }
}
