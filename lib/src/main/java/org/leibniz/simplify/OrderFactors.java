package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;

/** {@code 2·sin(u)·y·x -> 2·x·y·sin(u)}: scalars as names in a given order, then functions by their arguments, then sums; tensors stay. */
final class OrderFactors implements Rule {
    /** More than there are names. */
    private static final int NAMES = 1 << 30;

    private final Map<String, Integer> order;

    private final Map<Expr, Integer> kept;
    private final Powers powers;

    /**
     * @param order the place of each name
     * @param kept nodes of the original and their places; products among them stay as they are
     */
    OrderFactors(Map<String, Integer> order, Map<Expr, Integer> kept, Powers powers) {
        this.order = order;
        this.kept = kept;
        this.powers = powers;
    }

    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        if (!Operands.makesProduct(node)) return Optional.empty();
        if (kept.containsKey(node)) {
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
        if (!base.shape().isScalar()) return Integer.MAX_VALUE;
        if (!base.names().isEmpty()) return order.getOrDefault(base.names().get(0), NAMES);
        boolean function = base instanceof Apply apply && !apply.args().isEmpty() && !Operands.makesSum(apply);
        Integer argument = function ? kept.get(((Apply) base).arg(0)) : null;
        return argument == null ? Integer.MAX_VALUE : NAMES + 1 + argument;
    }
}
