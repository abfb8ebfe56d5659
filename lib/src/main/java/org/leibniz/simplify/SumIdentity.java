package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Sum;
import org.leibniz.op.Identity;
import org.leibniz.op.Ops;

/** {@code sum(eye, 1) -> ones}: every row and every column of the identity has a single 1. */
final class SumIdentity implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Sum sum) || sum.keep()) return Optional.empty();
        return Operands.unnamed(node.arg(0), Identity.class)
                .filter(eye -> isHalf(sum.axes(), eye.shape().rank() / 2))
                .map(eye -> Ops.ones(node.shape()));
    }

    private static boolean isHalf(List<Integer> axes, int rank) {
        return axes.equals(IntStream.range(0, rank).boxed().toList())
                || axes.equals(IntStream.range(rank, 2 * rank).boxed().toList());
    }
}
