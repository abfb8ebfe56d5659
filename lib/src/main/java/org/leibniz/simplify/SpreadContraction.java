package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;
import org.leibniz.kernel.Lowering.Contract;

/** {@code (P ⊗ Q + R ⊗ S)·C -> (P ⊗ Q)·C + (R ⊗ S)·C}, so that each term is a product of matrices again. */
final class SpreadContraction implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean product = node.shape().rank() > 2 && node.op().lower(node) instanceof Contract;
        if (!product) return Optional.empty();
        return spread(node, 0, around).or(() -> spread(node, 1, around));
    }

    private static Optional<Expr> spread(Apply node, int place, Surroundings around) {
        if (!Operands.makesSum(node.arg(place))) return Optional.empty();
        Apply sum = (Apply) node.arg(place);
        boolean products = around.dissolves(sum) && sum.args().stream().allMatch(SpreadContraction::isProduct);
        if (!products) return Optional.empty();
        Expr other = node.arg(1 - place);
        List<Expr> terms = sum.args().stream()
                .map(term -> (Expr) node.with(place == 0 ? List.of(term, other) : List.of(other, term)))
                .toList();
        return Optional.of(sum.with(terms));
    }

    private static boolean isProduct(Expr e) {
        return Operands.unnamed(e, Einsum.class)
                .or(() -> Operands.unnamed(e, Outer.class))
                .filter(product ->
                        ((Contract) product.op().lower(product)).summed().isEmpty())
                .isPresent();
    }
}
