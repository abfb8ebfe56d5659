package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Reshape;

/** {@code reshape(x, shape of x) -> x}, {@code transpose(x, 0, 1) -> x}, {@code broadcast(x, shape of x) -> x}. */
final class DropIdentityView implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        return isIdentity(node) ? Optional.of(node.arg(0)) : Optional.empty();
    }

    private static boolean isIdentity(Apply node) {
        if (node.op() instanceof Transpose transpose) return MergeTransposes.isIdentity(transpose.axes());
        boolean view = node.op() instanceof Reshape || node.op() instanceof BroadcastTo;
        return view && node.arg(0).shape().equals(node.shape());
    }
}
