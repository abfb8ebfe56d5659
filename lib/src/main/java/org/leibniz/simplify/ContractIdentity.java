package org.leibniz.simplify;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lowering.Contract;
import org.leibniz.op.Identity;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** {@code einsum("ijkl,l->ijk", eye, x) -> einsum("ik,j->ijk", eye, x)}: an index summed over with an identity is the other index. */
final class ContractIdentity implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean contraction = node.op() instanceof Einsum || node.op() == Dot.OP;
        if (!contraction) return Optional.empty();
        Contract letters = (Contract) node.op().lower(node);
        Optional<Apply> left = Operands.unnamed(node.arg(0), Identity.class);
        if (left.isPresent())
            return rewrite(letters.left(), left.get(), letters.right(), node.arg(1), letters.result());
        Optional<Apply> right = Operands.unnamed(node.arg(1), Identity.class);
        return right.flatMap(eye -> rewrite(letters.right(), eye, letters.left(), node.arg(0), letters.result()));
    }

    private static Optional<Expr> rewrite(String pairs, Apply eye, String other, Expr x, String result) {
        int rank = pairs.length() / 2;
        String renamed = other;
        Optional<Expr> traced = Optional.empty();
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < rank; i++) {
            char first = pairs.charAt(i);
            char second = pairs.charAt(rank + i);
            boolean firstSummed = result.indexOf(first) < 0;
            boolean secondSummed = result.indexOf(second) < 0;
            boolean trace = firstSummed && secondSummed;
            if (trace && !other.equals("" + first + second) && !other.equals("" + second + first))
                return Optional.empty();
            if (trace) traced = Optional.of(Ops.trace(x));
            else if (firstSummed) renamed = renamed.replace(first, second);
            else if (secondSummed) renamed = renamed.replace(second, first);
            else kept.append(i);
        }
        // What is left would be a diagonal, which no letters can say.
        boolean diagonal = renamed.chars().distinct().count() < renamed.length();
        if (kept.length() == rank || diagonal) return Optional.empty();
        if (traced.isPresent()) return scaled(traced.get(), kept, pairs, eye, result);
        if (kept.length() == 0) return Optional.of(permuted(x, renamed, result));
        return Optional.of(Einsum.product(letters(pairs, kept), renamed, result, rest(eye, kept), x));
    }

    /** The identity of the axes that stay. */
    private static Expr rest(Apply eye, CharSequence kept) {
        return Ops.eye(
                Shape.of(kept.chars().mapToObj(c -> eye.shape().dim(c - '0')).toList()));
    }

    private static String letters(String pairs, CharSequence kept) {
        int[] places = kept.chars().map(c -> c - '0').toArray();
        return letters(pairs, places, 0) + letters(pairs, places, pairs.length() / 2);
    }

    private static Optional<Expr> scaled(Expr trace, CharSequence kept, String pairs, Apply eye, String result) {
        if (kept.length() == 0) return Optional.of(trace);
        return Optional.of(trace.times(permuted(rest(eye, kept), letters(pairs, kept), result)));
    }

    private static String letters(String pairs, int[] kept, int from) {
        return IntStream.of(kept)
                .mapToObj(i -> String.valueOf(pairs.charAt(from + i)))
                .collect(Collectors.joining());
    }

    private static Expr permuted(Expr x, String letters, String result) {
        return letters.equals(result)
                ? x
                : x.transpose(result.chars().map(letters::indexOf).toArray());
    }
}
