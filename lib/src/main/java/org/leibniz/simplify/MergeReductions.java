package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Sum;
import org.leibniz.op.Mean;
import org.leibniz.op.Ops;

/** {@code sum(sum(x, 0), 0) -> sum(x, 0, 1)}, and the same for means. */
final class MergeReductions implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.args().size() != 1 || !(node.arg(0) instanceof Apply inner) || !around.dissolves(inner))
            return Optional.empty();
        if (node.op() instanceof Sum second && inner.op() instanceof Sum first && !first.keep() && !second.keep()) {
            return Optional.of(inner.arg(0).sum(merge(inner, first.axes(), second.axes())));
        }
        if (node.op() instanceof Mean second && inner.op() instanceof Mean first) {
            return Optional.of(Ops.mean(inner.arg(0), merge(inner, first.axes(), second.axes())));
        }
        return Optional.empty();
    }

    private static int[] merge(Apply inner, List<Integer> first, List<Integer> second) {
        List<Integer> left = IntStream.range(0, inner.arg(0).shape().rank())
                .boxed()
                .filter(axis -> !first.contains(axis))
                .toList();
        return IntStream.concat(
                        first.stream().mapToInt(axis -> axis), second.stream().mapToInt(left::get))
                .sorted()
                .toArray();
    }
}
