package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;

/** {@code c(A·x) + c(Aᵀ·x) -> c(A·x + Aᵀ·x)}: the scalars that terms of a tensor sum share. */
final class FactorOutScalars implements Rule {
    private record Scalars(Rational size, Map<Expr, Rational> factors) {
        static Scalars of(Product term) {
            Product scalars = term.scalarPart();
            Rational size = scalars.coefficient();
            return new Scalars(size.signum() < 0 ? size.negate() : size, scalars.factors());
        }

        boolean isOne() {
            return size.equals(Rational.ONE) && factors.isEmpty();
        }
    }

    private final @Nullable Length length;

    FactorOutScalars() {
        length = null;
    }

    /** @param length what is longer when written stays as it is */
    FactorOutScalars(Length length) {
        this.length = length;
    }

    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Operands.makesSum(node) || node.shape().isScalar()) return Optional.empty();
        return SumReader.read(node, around)
                .flatMap(terms -> rewrite(node, terms, around))
                .filter(written -> length == null || length.of(written) <= length.of(node));
    }

    private static Optional<Expr> rewrite(Apply node, List<Product> terms, Surroundings around) {
        Map<Scalars, List<Product>> groups = new LinkedHashMap<>();
        for (Product term : terms)
            groups.computeIfAbsent(Scalars.of(term), key -> new ArrayList<>()).add(term);
        List<Product> factored = new ArrayList<>();
        groups.forEach((scalars, group) -> {
            boolean shared = group.size() > 1
                    && !scalars.isOne()
                    && group.stream().noneMatch(term -> term.tensors().isEmpty());
            if (shared) factored.add(factored(group, node, around));
            else factored.addAll(group);
        });
        return factored.size() == terms.size()
                ? Optional.empty()
                : Optional.of(SumWriter.write(factored, node.shape()));
    }

    private static Product factored(List<Product> group, Apply node, Surroundings around) {
        boolean negative = group.stream().allMatch(term -> term.coefficient().signum() < 0);
        List<Product> tensors = group.stream()
                .map(term -> term.coefficient().signum() < 0 != negative
                        ? term.tensorPart().negate()
                        : term.tensorPart())
                .toList();
        Expr sum = around.unique(SumWriter.write(tensors, node.shape()));
        Product scalars = group.get(0).scalarPart();
        Rational size =
                scalars.coefficient().signum() < 0 ? scalars.coefficient().negate() : scalars.coefficient();
        return scalars.withCoefficient(negative ? size.negate() : size).times(Product.of(sum));
    }
}
