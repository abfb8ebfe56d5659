package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        boolean identity = tensors.stream().anyMatch(Diagonals::isIdentityMatrix);
        Map<Expr, Rational> vector = new LinkedHashMap<>();
        List<Expr> matrices = new ArrayList<>();
        for (Expr base : tensors) {
            // On the diagonal a row says the same as a column.
            Optional<Expr> repeated = column(base).or(() -> identity ? repeated(base, 1) : Optional.empty());
            Rational exponent = product.factors().getOrDefault(base, Rational.ZERO);
            if (repeated.isPresent()) Product.raise(vector, repeated.get(), exponent);
            else if (exponent.equals(Rational.ONE)) matrices.add(base);
            else return Optional.empty();
        }
        boolean single = matrices.size() == 1 && repeated(matrices.get(0), 1).isEmpty();
        if (!single || vector.isEmpty()) return Optional.empty();
        Expr matrix = matrices.get(0);
        Expr diagonal = Ops.diag(ProductWriter.write(
                new Product(Rational.ONE, vector, matrix.shape().take(0, 1))));
        Expr written = identity ? diagonal : diagonal.dot(matrix);
        return Optional.of(ProductWriter.write(product.scalarPart().times(Product.of(around.unique(written)))));
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
