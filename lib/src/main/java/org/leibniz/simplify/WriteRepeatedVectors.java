package org.leibniz.simplify;

import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Outer;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;

/**
 * {@code broadcast(x, 0) ⊙ A -> diag(x)·A}, {@code broadcast(x, 0) -> x·onesᵀ}: a vector repeated in every column has no
 * short notation of its own; one repeated in every row has.
 */
final class WriteRepeatedVectors implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (node.shape().rank() != 2) return Optional.empty();
        if (node.op() instanceof BroadcastTo) {
            return repeated(node, 0).map(x -> x.outer(Ops.ones(node.shape().dim(1))));
        }
        if (!Operands.makesProduct(node)) return Optional.empty();
        return ProductReader.read(node, around).flatMap(product -> rewrite(product, around));
    }

    private static Optional<Expr> rewrite(Product product, Surroundings around) {
        List<Expr> tensors = product.tensors();
        boolean plain = tensors.size() == 2
                && tensors.stream()
                        .allMatch(base -> Rational.ONE.equals(product.factors().get(base)));
        if (!plain) return Optional.empty();
        Optional<Expr> written =
                multiply(tensors.get(0), tensors.get(1)).or(() -> multiply(tensors.get(1), tensors.get(0)));
        return written.map(
                matrix -> ProductWriter.write(product.scalarPart().times(Product.of(around.unique(matrix)))));
    }

    private static Optional<Expr> multiply(Expr factor, Expr matrix) {
        if (Diagonals.isIdentityMatrix(matrix))
            return column(factor).or(() -> repeated(factor, 1)).map(Ops::diag);
        boolean other = column(matrix).isEmpty() && repeated(matrix, 1).isEmpty();
        return column(factor).filter(x -> other).map(x -> Ops.diag(x).dot(matrix));
    }

    /** What is repeated in every column. */
    private static Optional<Expr> column(Expr e) {
        return repeated(e, 0)
                .or(() -> Operands.unnamed(e, Outer.class)
                        .filter(outer -> outer.shape().rank() == 2 && Operands.is(outer.arg(1), Rational.ONE))
                        .map(outer -> outer.arg(0)));
    }

    private static Optional<Expr> repeated(Expr e, int axis) {
        return Operands.unnamed(e, BroadcastTo.class)
                .filter(b ->
                        b.shape().rank() == 2 && ((BroadcastTo) b.op()).axes().equals(List.of(axis)))
                .map(b -> b.arg(0));
    }
}
