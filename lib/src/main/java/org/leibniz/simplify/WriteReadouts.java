package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Readout;
import org.leibniz.op.Reshape;

/** {@code sum(A ⊙ eye) -> tr(A)}, {@code sum(A ⊙ eye, 1) -> diag(A)}, {@code reshape(Aᵀ, [6]) -> vec(A)}, {@code sum(Aᵀ ⊙ B) -> tr(A·B)}. */
final class WriteReadouts implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.op() instanceof Reshape && node.shape().rank() == 1) {
            return Operands.unnamed(node.arg(0), Transpose.class)
                    .filter(t -> t.shape().rank() == 2)
                    .map(t -> Readout.VEC.of(t.arg(0)));
        }
        boolean sums = node.op() instanceof Sum sum
                && !sum.keep()
                && node.arg(0).shape().rank() == 2;
        Optional<Apply> product =
                sums ? Operands.unnamed(node.arg(0), Multiply.class).filter(around::dissolves) : Optional.empty();
        return product.flatMap(p -> rewrite(node, p));
    }

    private static Optional<Expr> rewrite(Apply sum, Apply product) {
        for (int i = 0; i < 2; i++) {
            Expr other = product.arg(1 - i);
            if (Diagonals.isIdentityMatrix(product.arg(i))
                    && Operands.scalar(other).isEmpty()) {
                return Optional.of((sum.shape().isScalar() ? Readout.TR : Readout.DIAG).of(other));
            }
        }
        if (!sum.shape().isScalar()) return Optional.empty();
        for (int i : List.of(0, 1)) {
            Optional<Apply> transposed = Operands.unnamed(product.arg(i), Transpose.class)
                    .filter(t -> t.shape().rank() == 2
                            && !Operands.makesProduct(product.arg(1))
                            && !Operands.makesProduct(product.arg(0)));
            if (transposed.isPresent())
                return Optional.of(Readout.TR.of(transposed.get().arg(0).dot(product.arg(1 - i))));
        }
        return Optional.empty();
    }
}
