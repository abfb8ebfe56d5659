package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;

/** {@code f(broadcast(x), broadcast(s)) -> broadcast(f(x, s))}: computes each value once. Products and sums see to it themselves. */
final class ApplyBeforeRepeating implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean applies = node.op() instanceof Elementwise && !Operands.makesProduct(node) && !Operands.makesSum(node);
        if (!applies || node.shape().isScalar()) return Optional.empty();
        List<Expr> tensors =
                node.args().stream().filter(e -> Operands.scalar(e).isEmpty()).toList();
        if (tensors.isEmpty()) {
            List<Expr> scalars = node.args().stream().map(Operands::source).toList();
            return Optional.of(node.with(scalars).broadcastTo(node.shape()));
        }
        return Repetition.common(tensors)
                .map(repetition -> repetition.repeat(
                        node.with(node.args().stream().map(repetition::shrink).toList())));
    }
}
