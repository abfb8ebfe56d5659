package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Det;
import org.leibniz.op.Inv;
import org.leibniz.op.LogDet;
import org.leibniz.op.Ops;

/** {@code inv(A)·A -> eye}, {@code inv(inv(A)) -> A}, {@code det(inv(A)) -> 1/det(A)}. */
final class CancelInverse implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() == Inv.OP) return inverted(node.arg(0));
        if (node.op() == Det.OP)
            return inverted(node.arg(0)).map(a -> Constant.of(1).div(Ops.det(a)));
        if (node.op() == LogDet.OP)
            return inverted(node.arg(0)).map(a -> Ops.logdet(a).unaryMinus());
        boolean cancels =
                node.op() == Dot.OP && (isInverse(node.arg(0), node.arg(1)) || isInverse(node.arg(1), node.arg(0)));
        return cancels ? Optional.of(Ops.eye(node.shape().dim(0))) : Optional.empty();
    }

    private static Optional<Expr> inverted(Expr e) {
        return Operands.unnamed(e, Inv.class).map(inv -> inv.arg(0));
    }

    private static boolean isInverse(Expr a, Expr b) {
        if (inverted(a).filter(inner -> inner == b).isPresent()) return true;
        Optional<Expr> left = transposed(a);
        Optional<Expr> right = transposed(b);
        return left.isPresent() && right.isPresent() && inverted(left.get()).equals(right);
    }

    private static Optional<Expr> transposed(Expr e) {
        return Operands.unnamed(e, Transpose.class).map(t -> t.arg(0));
    }
}
