package org.leibniz.simplify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;
import org.leibniz.kernel.Lowering.Contract;

/**
 * {@code (P ⊗ Q)·C -> (P·C) ⊗ Q} in whatever order the axes stand: what is summed over belongs to one factor of a product
 * without sums, so only that factor meets the third array.
 */
final class ContractFactor implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.shape().rank() < 3 || !(node.op().lower(node) instanceof Contract letters)) return Optional.empty();
        return rewrite(letters.left(), node.arg(0), letters.right(), node.arg(1), letters.result(), around)
                .or(() -> rewrite(letters.right(), node.arg(1), letters.left(), node.arg(0), letters.result(), around));
    }

    private static Optional<Expr> rewrite(
            String productLetters, Expr product, String otherLetters, Expr other, String result, Surroundings around) {
        Apply inner = Operands.unnamed(product, Einsum.class)
                .or(() -> Operands.unnamed(product, Outer.class))
                .filter(around::dissolves)
                .orElse(null);
        if (inner == null) return Optional.empty();
        Contract own = (Contract) inner.op().lower(inner);
        if (!own.summed().isEmpty() || own.left().length() + own.right().length() > productLetters.length())
            return Optional.empty();
        Map<Integer, Character> names = new HashMap<>();
        for (int axis = 0; axis < productLetters.length(); axis++)
            names.put((int) own.result().charAt(axis), productLetters.charAt(axis));
        String left = renamed(own.left(), names);
        String right = renamed(own.right(), names);
        return contracted(left, inner.arg(0), right, inner.arg(1), otherLetters, other, result)
                .or(() -> contracted(right, inner.arg(1), left, inner.arg(0), otherLetters, other, result));
    }

    private static String renamed(String letters, Map<Integer, Character> names) {
        return letters.chars().mapToObj(names::get).map(String::valueOf).collect(Collectors.joining());
    }

    /** With the other array taken into p, if it shares no axis with q. */
    private static Optional<Expr> contracted(
            String pLetters, Expr p, String qLetters, Expr q, String otherLetters, Expr other, String result) {
        boolean apart = otherLetters.chars().noneMatch(c -> qLetters.indexOf(c) >= 0);
        String open = (pLetters + otherLetters)
                .chars()
                .filter(c -> result.indexOf(c) >= 0)
                .distinct()
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        boolean summed = pLetters.chars().anyMatch(c -> result.indexOf(c) < 0);
        if (!apart || !summed || open.isEmpty()) return Optional.empty();
        Expr factor = Einsum.product(pLetters, otherLetters, open, p, other);
        return Optional.of(Einsum.product(open, qLetters, result, factor, q));
    }
}
