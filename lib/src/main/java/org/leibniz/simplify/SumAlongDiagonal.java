package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Outer;
import org.leibniz.expr.Sum;

/** {@code sum(eye ⊙ broadcast(x), 1) -> x} and {@code sum(eye ⊙ (a·bᵀ), 1) -> a ⊙ b}: only the diagonal is summed. */
final class SumAlongDiagonal implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean sums = node.op() instanceof Sum sum
                && !sum.keep()
                && node.arg(0).shape().rank() == 2;
        if (!sums) return Optional.empty();
        Optional<Expr> diagonal = Operands.unnamed(node.arg(0), Multiply.class)
                .filter(around::dissolves)
                .flatMap(product -> diagonal(product, around));
        boolean whole = node.shape().isScalar();
        return diagonal.map(x -> whole ? x.sum() : x);
    }

    /** The diagonal of a product with the identity, if it is known without making the matrix. */
    private static Optional<Expr> diagonal(Apply product, Surroundings around) {
        List<Expr> factors = new ArrayList<>();
        boolean identity = false;
        Expr rest = product;
        while (rest instanceof Apply apply
                && apply.op() == Multiply.OP
                && (rest == product || around.dissolves(rest))) {
            factors.add(0, apply.arg(1));
            rest = apply.arg(0);
        }
        factors.add(0, rest);
        Optional<Expr> diagonal = Optional.empty();
        for (Expr factor : factors) {
            if (!identity && Diagonals.isIdentityMatrix(factor)) {
                identity = true;
                continue;
            }
            Optional<Expr> own = diagonal(factor);
            if (own.isEmpty()) return Optional.empty();
            diagonal = Optional.of(diagonal.map(x -> x.times(own.get())).orElseGet(own::get));
        }
        return identity ? diagonal.filter(x -> x.shape().rank() == 1) : Optional.empty();
    }

    /** The diagonal of a matrix, if it is known without making the matrix. */
    static Optional<Expr> diagonal(Expr factor) {
        if (Operands.scalar(factor).isPresent()) return Operands.scalar(factor);
        Optional<Apply> repeated = Operands.unnamed(factor, BroadcastTo.class)
                .filter(b ->
                        b.arg(0).shape().rank() == 1 && !b.arg(0).shape().dim(0).isOne());
        if (repeated.isPresent()) return repeated.map(b -> b.arg(0));
        return Operands.unnamed(factor, Outer.class)
                .filter(outer -> outer.arg(0).shape().rank() == 1)
                .map(outer -> outer.arg(0).times(outer.arg(1)))
                .or(() -> Diagonals.diagonal(factor));
    }
}
