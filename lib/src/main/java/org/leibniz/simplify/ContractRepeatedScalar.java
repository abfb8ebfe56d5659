package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.kernel.Lowering.Contract;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;

/** {@code einsum("ikjl,kl->ij", ones, B) -> broadcast(sum(B))}: equal values are counted, not added. */
final class ContractRepeatedScalar implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Einsum)) return Optional.empty();
        Contract letters = (Contract) node.op().lower(node);
        Optional<Expr> left = Operands.scalar(node.arg(0));
        if (left.isPresent()) return rewrite(node, left.get(), 0, letters.left(), letters.right(), letters.result());
        return Operands.scalar(node.arg(1))
                .flatMap(scalar -> rewrite(node, scalar, 1, letters.right(), letters.left(), letters.result()));
    }

    private static Optional<Expr> rewrite(
            Apply node, Expr scalar, int repeated, String repeatedLetters, String letters, String result) {
        Expr other = node.arg(1 - repeated);
        int[] summed = IntStream.range(0, letters.length())
                .filter(i -> result.indexOf(letters.charAt(i)) < 0)
                .toArray();
        Dim counted = Dim.of(1);
        for (int i = 0; i < repeatedLetters.length(); i++) {
            char letter = repeatedLetters.charAt(i);
            boolean alone = letters.indexOf(letter) < 0 && result.indexOf(letter) < 0;
            if (alone) counted = counted.times(node.arg(repeated).shape().dim(i));
        }
        List<Integer> places = letters.chars()
                .map(result::indexOf)
                .filter(place -> place >= 0)
                .boxed()
                .toList();
        boolean ascending = IntStream.range(1, places.size()).allMatch(i -> places.get(i - 1) < places.get(i));
        if (!ascending) return Optional.empty();
        Expr sum = summed.length == 0 ? other : other.sum(summed);
        Expr spread = BroadcastTo.broadcastTo(sum, node.shape(), places);
        return Optional.of(scalar.times(Ops.size(counted)).times(spread));
    }
}
