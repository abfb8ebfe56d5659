package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lowering.Contract;

/**
 * {@code einsum("ijkl,lm->ijkm", einsum("jl,ki->ijkl", eye, A), B) -> einsum("ki,jm->ijkm", A, B)}: an identity inside a
 * contraction that sums over one of its indices only renames that index.
 */
final class ContractInnerIdentity implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Einsum)) return Optional.empty();
        Contract letters = (Contract) node.op().lower(node);
        return inner(node.arg(0), around)
                .flatMap(inner -> rewrite(inner, letters.left(), node.arg(1), letters.right(), letters.result()))
                .or(() -> inner(node.arg(1), around)
                        .flatMap(inner ->
                                rewrite(inner, letters.right(), node.arg(0), letters.left(), letters.result())));
    }

    private static Optional<Apply> inner(Expr e, Surroundings around) {
        return Operands.unnamed(e, Einsum.class)
                .filter(around::dissolves)
                .filter(inner -> inner.args().stream().anyMatch(Diagonals::isIdentityMatrix));
    }

    /** @param letters the letters that the outer contraction gives to the result of the inner one */
    private static Optional<Expr> rewrite(Apply inner, String letters, Expr other, String otherLetters, String result) {
        Contract own = (Contract) inner.op().lower(inner);
        boolean first = Diagonals.isIdentityMatrix(inner.arg(0));
        String pair = renamed(first ? own.left() : own.right(), own.result(), letters);
        String rest = renamed(first ? own.right() : own.left(), own.result(), letters);
        if (pair.isEmpty() || rest.isEmpty()) return Optional.empty();
        int summed = result.indexOf(pair.charAt(0)) < 0 ? 0 : result.indexOf(pair.charAt(1)) < 0 ? 1 : -1;
        if (summed < 0) return Optional.empty();
        char from = pair.charAt(summed);
        char to = pair.charAt(1 - summed);
        boolean free = rest.indexOf(from) < 0 && otherLetters.indexOf(from) >= 0 && otherLetters.indexOf(to) < 0;
        boolean kept = result.indexOf(to) >= 0 || rest.indexOf(to) >= 0;
        if (!free || !kept) return Optional.empty();
        Expr factor = inner.arg(first ? 1 : 0);
        return Optional.of(Einsum.product(rest, otherLetters.replace(from, to), result, factor, other));
    }

    /** Letters of the inner contraction in those of the outer one; empty if one of them is summed inside. */
    private static String renamed(String word, String result, String letters) {
        StringBuilder renamed = new StringBuilder();
        for (char letter : word.toCharArray()) {
            int place = result.indexOf(letter);
            if (place < 0) return "";
            renamed.append(letters.charAt(place));
        }
        return renamed.toString();
    }
}
