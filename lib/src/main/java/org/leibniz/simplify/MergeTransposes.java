package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;

/** {@code xᵀᵀ -> x}; any two transposes become one. */
final class MergeTransposes implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Transpose outer)) return Optional.empty();
        return Operands.unnamed(node.arg(0), Transpose.class).flatMap(inner -> {
            List<Integer> first = ((Transpose) inner.op()).axes();
            List<Integer> axes = outer.axes().stream().map(first::get).toList();
            if (isIdentity(axes)) return Optional.of(inner.arg(0));
            if (!around.dissolves(inner)) return Optional.empty();
            return Optional.of(inner.arg(0)
                    .transpose(axes.stream().mapToInt(Integer::intValue).toArray()));
        });
    }

    static boolean isIdentity(List<Integer> axes) {
        return IntStream.range(0, axes.size()).allMatch(axis -> axes.get(axis) == axis);
    }
}
