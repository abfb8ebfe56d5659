package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.op.Reshape;

/** {@code reshape(reshape(x, s), t) -> reshape(x, t)}, or {@code x} if that is its shape. */
final class MergeReshapes implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Reshape)) return Optional.empty();
        return Operands.unnamed(node.arg(0), Reshape.class).flatMap(inner -> {
            Expr source = inner.arg(0);
            if (source.shape().equals(node.shape())) return Optional.of(source);
            return around.dissolves(inner) ? Optional.of(Ops.reshape(source, node.shape())) : Optional.empty();
        });
    }
}
