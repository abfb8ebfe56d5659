package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Transpose;
import org.leibniz.kernel.Lowering.Contract;

/** {@code einsum("ij,j->i", xᵀ, y) -> einsum("ji,j->i", x, y)}: letters say the order of axes by themselves. */
final class AbsorbTransposeIntoLetters implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Einsum)) return Optional.empty();
        Contract letters = (Contract) node.op().lower(node);
        Optional<Apply> left = transposed(node.arg(0), around);
        Optional<Apply> right = transposed(node.arg(1), around);
        if (left.isEmpty() && right.isEmpty()) return Optional.empty();
        return Optional.of(Einsum.product(
                left.map(t -> reordered(letters.left(), t)).orElse(letters.left()),
                right.map(t -> reordered(letters.right(), t)).orElse(letters.right()),
                letters.result(),
                left.map(t -> t.arg(0)).orElse(node.arg(0)),
                right.map(t -> t.arg(0)).orElse(node.arg(1))));
    }

    // Up to rank 2 the product of matrices needs the transpose in any case.
    private static Optional<Apply> transposed(Expr e, Surroundings around) {
        return Operands.unnamed(e, Transpose.class).filter(t -> t.shape().rank() > 2 && around.dissolves(t));
    }

    private static String reordered(String letters, Apply transpose) {
        List<Integer> axes = ((Transpose) transpose.op()).axes();
        char[] before = new char[letters.length()];
        for (int i = 0; i < before.length; i++) before[axes.get(i)] = letters.charAt(i);
        return new String(before);
    }
}
