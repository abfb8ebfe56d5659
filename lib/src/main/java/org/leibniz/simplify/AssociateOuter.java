package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;

/** {@code (a·bᵀ)·c -> (bᵀ·c)a}, {@code (a·bᵀ)·C -> a·(bᵀ·C)}, and the same from the left: no matrix is made of two vectors. */
final class AssociateOuter implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() != Dot.OP) return Optional.empty();
        Expr left = node.arg(0);
        Expr right = node.arg(1);
        Optional<Apply> first =
                outer(left, around).filter(outer -> right.shape().rank() <= 2);
        if (first.isPresent()) {
            Expr a = first.get().arg(0);
            Expr rest = first.get().arg(1).dot(right);
            return Optional.of(rest.shape().isScalar() ? rest.times(a) : a.outer(rest));
        }
        return outer(right, around).filter(outer -> left.shape().rank() <= 2).map(outer -> {
            Expr rest = left.dot(outer.arg(0));
            return rest.shape().isScalar() ? rest.times(outer.arg(1)) : rest.outer(outer.arg(1));
        });
    }

    private static Optional<Apply> outer(Expr e, Surroundings around) {
        return Operands.unnamed(e, Outer.class)
                .filter(outer -> around.dissolves(outer)
                        && outer.arg(0).shape().rank() == 1
                        && outer.arg(1).shape().rank() == 1);
    }
}
