package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.op.Diag;
import org.leibniz.op.Ops;

/** {@code diag(broadcast(c)) -> c eye}. */
final class WriteRepeatedDiagonal implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Diag)) return Optional.empty();
        return Operands.scalar(node.arg(0))
                .map(scalar -> scalar.times(Ops.eye(node.arg(0).shape())));
    }
}
