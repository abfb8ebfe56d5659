package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Diagonal;
import org.leibniz.op.Ops;

/** {@code diagonal(a·bᵀ) -> a ⊙ b}, {@code diagonal(diag(x)) -> x}, {@code diagonal(Aᵀ) -> diagonal(A)}. */
final class TakeDiagonal implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!(node.op() instanceof Diagonal)) return Optional.empty();
        Expr matrix = node.arg(0);
        if (Operands.scalar(matrix).isPresent()) {
            return Operands.scalar(matrix).map(scalar -> scalar.broadcastTo(node.shape()));
        }
        if (Diagonals.isIdentityMatrix(matrix)) return Optional.of(Ops.ones(node.shape()));
        Optional<Expr> known = SumAlongDiagonal.diagonal(matrix);
        if (known.isPresent()) return known;
        Optional<Apply> product = Operands.unnamed(matrix, Multiply.class).filter(around::dissolves);
        if (product.isPresent()) return product(product.get());
        return Operands.unnamed(matrix, Transpose.class).map(t -> Ops.diagonal(t.arg(0)));
    }

    private static Optional<Expr> product(Apply product) {
        Optional<Expr> left = SumAlongDiagonal.diagonal(product.arg(0));
        Optional<Expr> right = SumAlongDiagonal.diagonal(product.arg(1));
        return left.flatMap(a -> right.map(a::times)).filter(x -> x.shape().rank() == 1);
    }
}
