package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;
import org.leibniz.expr.Transpose;
import org.leibniz.op.DiagonalMatrix;

/** {@code xᵀ·A + y -> Aᵀ·x + y}, {@code x·(A·y)ᵀ -> x·(yᵀ·Aᵀ)} and {@code A·(x·yᵀ) -> (A·x)·yᵀ}: vectors are columns where columns stand, and rows in rows. */
final class WriteColumns implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        List<Expr> written = node.args();
        boolean columns = node.op() instanceof Elementwise || node.op() == DiagonalMatrix.OP;
        if (columns) written = node.args().stream().map(WriteColumns::column).toList();
        Optional<Apply> rest = node.op() == Outer.OP ? product(node.arg(1), 1) : Optional.empty();
        // a·(bᵀ·X) needs no brackets.
        if (rest.isPresent())
            return Optional.of(
                    column(node.arg(0)).outer(rest.get().arg(0)).dot(rest.get().arg(1)));
        if (node.op() == Outer.OP) written = List.of(column(node.arg(0)), row(node.arg(1)));
        boolean product = node.op() == Dot.OP
                && node.arg(0).shape().rank() == 2
                && node.arg(1).shape().rank() == 1;
        if (product) written = List.of(node.arg(0), column(node.arg(1)));
        boolean matrices = node.op() == Dot.OP
                && node.shape().rank() == 2
                && node.arg(0).shape().rank() == 2;
        Optional<Apply> last = matrices
                ? Operands.unnamed(node.arg(1), Outer.class)
                        .filter(o -> o.arg(0).shape().rank() == 1)
                : Optional.empty();
        if (last.isPresent())
            return Optional.of(
                    node.arg(0).dot(last.get().arg(0)).outer(last.get().arg(1)));
        boolean inner = node.op() == Dot.OP && node.arg(0).shape().rank() == 1;
        if (inner) written = List.of(row(node.arg(0)), column(node.arg(1)));
        return written.equals(node.args()) ? Optional.empty() : Optional.of(node.with(written));
    }

    /** {@code xᵀ·A} as {@code Aᵀ·x}. */
    static Expr column(Expr e) {
        return product(e, 1).map(dot -> transposed(dot.arg(1)).dot(dot.arg(0))).orElse(e);
    }

    private static Expr row(Expr e) {
        return product(e, 2).map(dot -> dot.arg(1).dot(transposed(dot.arg(0)))).orElse(e);
    }

    private static Optional<Apply> product(Expr e, int leftRank) {
        return Operands.unnamed(e, Dot.class)
                .filter(dot -> dot.shape().rank() == 1 && dot.arg(0).shape().rank() == leftRank);
    }

    private static Expr transposed(Expr matrix) {
        return Operands.unnamed(matrix, Transpose.class).map(t -> t.arg(0)).orElseGet(matrix::t);
    }
}
