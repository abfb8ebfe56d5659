package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;

/** {@code 2·sin(u)·y·x -> 2·x·y·sin(u)}: scalars as names in a given order, then functions and sums; tensors stay. */
final class OrderFactors implements Rule {
    private final Map<String, Integer> order;

    private final Set<Expr> kept;
    private final Powers powers;

    /**
     * @param order the place of each name
     * @param kept products that stay as they are
     */
    OrderFactors(Map<String, Integer> order, Set<Expr> kept, Powers powers) {
        this.order = order;
        this.kept = kept;
        this.powers = powers;
    }

    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Operands.makesProduct(node)) return Optional.empty();
        if (kept.contains(node)) {
            ProductReader.read(node, around).ifPresent(product -> around.remember(node, product));
            return Optional.empty();
        }
        return ProductReader.read(node, around).map(read -> {
            Product product = powers.written(powers.taken(read, around), around);
            Product ordered = new Product(product.coefficient(), ordered(product.factors()), product.shape());
            Expr written = ProductWriter.write(ordered);
            around.remember(written, ordered);
            return written;
        });
    }

    private Map<Expr, Rational> ordered(Map<Expr, Rational> factors) {
        List<Expr> bases = new ArrayList<>(factors.keySet());
        bases.sort(Comparator.comparingInt(this::place));
        Map<Expr, Rational> ordered = new LinkedHashMap<>();
        for (Expr base : bases) ordered.put(base, factors.get(base));
        return ordered;
    }

    // Sorting is stable, so what has no place of its own keeps its order.
    private int place(Expr base) {
        if (base instanceof Constant) return -1;
        boolean named = base.shape().isScalar() && !base.names().isEmpty();
        return named ? order.getOrDefault(base.names().get(0), Integer.MAX_VALUE - 1) : Integer.MAX_VALUE;
    }
}
