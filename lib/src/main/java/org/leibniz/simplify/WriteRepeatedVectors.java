package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.op.Ops;

/**
 * {@code broadcast(x, 0) ⊙ A -> diag(x)·A}, {@code broadcast(x, 0) -> x·onesᵀ}: a vector repeated in every column has no
 * short notation of its own; one repeated in every row has.
 */
final class WriteRepeatedVectors implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        Optional<Expr> column = column(node);
        if (column.isPresent()) {
            return Optional.of(column.get().outer(Ops.ones(node.shape().dim(1))));
        }
        if (node.op() != Multiply.OP || node.shape().rank() != 2) return Optional.empty();
        return multiply(node.arg(0), node.arg(1)).or(() -> multiply(node.arg(1), node.arg(0)));
    }

    private static Optional<Expr> multiply(Expr factor, Expr matrix) {
        if (Diagonals.isIdentityMatrix(matrix))
            return column(factor).or(() -> row(factor)).map(Ops::diag);
        boolean other = Operands.scalar(matrix).isEmpty()
                && column(matrix).isEmpty()
                && row(matrix).isEmpty();
        return column(factor).filter(x -> other).map(x -> Ops.diag(x).dot(matrix));
    }

    private static Optional<Expr> column(Expr e) {
        return repeated(e, 0);
    }

    private static Optional<Expr> row(Expr e) {
        return repeated(e, 1);
    }

    private static Optional<Expr> repeated(Expr e, int axis) {
        return Operands.unnamed(e, BroadcastTo.class)
                .filter(b ->
                        b.shape().rank() == 2 && ((BroadcastTo) b.op()).axes().equals(List.of(axis)))
                .map(b -> b.arg(0));
    }
}
