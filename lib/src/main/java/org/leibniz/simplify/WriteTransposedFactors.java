package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;

/** {@code (A·Bᵀ)ᵀ -> B·Aᵀ} and {@code A·(B·x) -> A·B·x}: a product of matrices is a chain, whichever way it is multiplied. */
final class WriteTransposedFactors implements Rule {
    private static final List<Integer> EXCHANGED = List.of(1, 0);

    /** A factor still to be written, and whether its transpose is meant. */
    private record Pending(Expr e, boolean transposed) {}

    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean transposesProduct = isTranspose(node) && isProduct(node.arg(0));
        boolean brackets = isProduct(node) && isProduct(node.arg(1)) && around.dissolves(node.arg(1));
        return transposesProduct || brackets ? Optional.of(chain(node, around)) : Optional.empty();
    }

    private static Expr chain(Expr top, Surroundings around) {
        Deque<Pending> pending = new ArrayDeque<>(List.of(new Pending(top, false)));
        List<Expr> factors = new ArrayList<>();
        while (!pending.isEmpty()) {
            Pending next = pending.pop();
            boolean open = next.e() == top || isTranspose(next.e()) || around.dissolves(next.e());
            if (open && isTranspose(next.e())) {
                Expr inner = ((Apply) next.e()).arg(0);
                // The product below the topmost transpose is taken apart even if it is used elsewhere, too.
                if (next.e() == top && isProduct(inner)) push(pending, (Apply) inner, true);
                else pending.push(new Pending(inner, !next.transposed()));
            } else if (open && isProduct(next.e())) {
                push(pending, (Apply) next.e(), next.transposed());
            } else {
                factors.add(
                        next.transposed() && !isSymmetric(next.e()) ? next.e().t() : next.e());
            }
        }
        return factors.stream().reduce(Expr::dot).orElseThrow();
    }

    private static void push(Deque<Pending> pending, Apply product, boolean transposed) {
        int last = transposed ? 0 : 1;
        pending.push(new Pending(product.arg(last), transposed));
        pending.push(new Pending(product.arg(1 - last), transposed));
    }

    private static boolean isTranspose(Expr e) {
        return Operands.unnamed(e, Transpose.class)
                .filter(t -> ((Transpose) t.op()).axes().equals(EXCHANGED))
                .isPresent();
    }

    private static boolean isProduct(Expr e) {
        return Operands.unnamed(e, Dot.class)
                .filter(dot ->
                        dot.arg(0).shape().rank() == 2 && dot.arg(1).shape().rank() <= 2)
                .isPresent();
    }

    private static boolean isSymmetric(Expr e) {
        return e instanceof Apply apply && Diagonals.isDiagonal(apply);
    }
}
