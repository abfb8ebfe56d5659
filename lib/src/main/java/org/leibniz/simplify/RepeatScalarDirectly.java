package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Reshape;

/** {@code broadcast(s)ᵀ -> broadcast(s)}: any view of a repeated scalar is the scalar repeated. */
final class RepeatScalarDirectly implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean view =
                node.op() instanceof Transpose || node.op() instanceof Reshape || node.op() instanceof BroadcastTo;
        if (!view || Operands.unnamed(node.arg(0), BroadcastTo.class).isEmpty()) return Optional.empty();
        return Operands.scalar(node.arg(0)).map(scalar -> scalar.broadcastTo(node.shape()));
    }
}
