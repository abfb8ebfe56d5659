package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Shape;

/**
 * {@code 1/(x² + 1) − 2x²/(x² + 1)² -> (1 − x²)/(x² + 1)²}: of the sums that result from multiplying out and taking out,
 * the shortest when written; and what all terms of a sum share, before the product the sum is a factor of.
 */
final class Shortening implements Rule {
    private static final long LONGEST = 400;
    private static final Rational FOUR = Rational.of(4);

    private final Map<Expr, Integer> kept;
    private final Powers powers;
    private final Length length;
    /** What has no shorter form. */
    private final Set<Expr> settled = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param kept nodes of the original and their places; differences among them stay as they are */
    Shortening(Map<Expr, Integer> kept, Powers powers, Length length) {
        this.kept = kept;
        this.powers = powers;
        this.length = length;
    }

    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean sum = Operands.makesSum(node);
        if (settled.contains(node) || !sum && !Operands.makesProduct(node) || length.of(node) > LONGEST)
            return Optional.empty();
        List<Expr> candidates = sum ? sums(node, around) : products(node, around);
        Expr shortest = node;
        for (Expr candidate : candidates) if (length.isShorter(candidate, shortest)) shortest = candidate;
        if (shortest == node) settled.add(node);
        return shortest == node ? Optional.empty() : Optional.of(shortest);
    }

    private List<Expr> sums(Apply node, Surroundings around) {
        Terms terms = new Terms(powers, around);
        List<Expr> candidates = new ArrayList<>();
        terms.of(node).ifPresent(given -> {
            List<Product> open = terms.expanded(given);
            for (List<Product> form : new LinkedHashSet<>(List.of(given, open))) {
                candidates.add(sum(form, node.shape(), around));
                candidates.addAll(taken(form, node.shape(), terms, around));
            }
        });
        return candidates;
    }

    /** With the shared factors in front, and with the shared number or without it. */
    private List<Expr> taken(List<Product> form, Shape shape, Terms terms, Surroundings around) {
        if (form.isEmpty()) return List.of();
        Set<Product> fronts = new LinkedHashSet<>();
        for (boolean denominators : new boolean[] {false, true}) {
            Product common = Terms.common(form, denominators);
            fronts.add(common);
            fronts.add(common.withCoefficient(Rational.ONE));
        }
        List<Expr> candidates = new ArrayList<>();
        for (Product front : fronts) {
            boolean nothing = front.factors().isEmpty() && front.coefficient().equals(Rational.ONE);
            if (nothing) continue;
            List<Product> rest = Terms.without(form, front);
            List<Product> open = terms.expanded(rest);
            candidates.add(product(front, rest, shape, around));
            if (open.equals(rest)) continue;
            candidates.add(product(front, open, shape, around));
            if (open.isEmpty()) continue;
            Product more = Terms.common(open, true);
            Product joined = powers.taken(front.times(more), around);
            candidates.add(product(joined, Terms.without(open, more), shape, around));
        }
        return candidates;
    }

    private Expr sum(List<Product> terms, Shape shape, Surroundings around) {
        // A number comes last, x + 1.
        List<Product> written = terms.stream()
                .sorted(Comparator.comparing(term -> term.factors().isEmpty()))
                .map(term -> powers.written(term, around))
                .toList();
        return around.unique(SumWriter.write(written, shape));
    }

    private Expr product(Product front, List<Product> terms, Shape shape, Surroundings around) {
        if (terms.isEmpty()) return around.unique(Constant.of(0).broadcastTo(shape));
        Product product;
        if (terms.size() == 1) {
            product = front.times(terms.get(0));
        } else {
            boolean scalar = terms.stream().allMatch(term -> term.tensors().isEmpty());
            product = front.times(Product.of(sum(terms, scalar ? Shape.scalar() : shape, around)));
        }
        return write(product.withShape(shape), around);
    }

    private Expr write(Product product, Surroundings around) {
        return around.unique(ProductWriter.write(powers.written(powers.taken(product, around), around)));
    }

    private List<Expr> products(Apply node, Surroundings around) {
        List<Expr> candidates = new ArrayList<>();
        ProductReader.read(node, around).map(read -> powers.taken(read, around)).ifPresent(product -> {
            candidates.add(write(product, around));
            reversed(product, around).ifPresent(candidates::add);
            if (product.factors().keySet().stream().noneMatch(Operands::makesSum)) return;
            for (boolean denominators : new boolean[] {false, true}) {
                candidates.add(write(opened(product, denominators, around), around));
            }
        });
        return candidates;
    }

    /** {@code −(a − b)} as {@code b − a}. */
    private Optional<Expr> reversed(Product product, Surroundings around) {
        if (!product.coefficient().equals(Rational.MINUS_ONE)
                || product.factors().size() != 1) return Optional.empty();
        Map.Entry<Expr, Rational> only = product.factors().entrySet().iterator().next();
        Expr sum = only.getKey();
        boolean opens = only.getValue().equals(Rational.ONE)
                && sum.names().isEmpty()
                && !kept.containsKey(sum)
                && around.dissolves(sum);
        return new Terms(powers, around)
                .of(sum)
                .filter(terms -> opens && sum.shape().equals(product.shape()))
                .map(terms -> sum(terms.stream().map(Product::negate).toList(), product.shape(), around));
    }

    /** With what the terms of its sums share among its own factors. */
    private Product opened(Product product, boolean denominators, Surroundings around) {
        Terms terms = new Terms(powers, around);
        Product result = new Product(product.coefficient(), new LinkedHashMap<>(), product.shape());
        for (Map.Entry<Expr, Rational> factor : product.factors().entrySet()) {
            Expr base = factor.getKey();
            Rational exponent = factor.getValue();
            boolean opens = exponent.isInteger()
                    && exponent.compareTo(FOUR) <= 0
                    && exponent.negate().compareTo(FOUR) <= 0
                    && base.names().isEmpty()
                    && around.dissolves(base);
            Optional<List<Product>> sum = opens ? terms.of(base).filter(s -> s.size() > 1) : Optional.empty();
            Product parts = Product.of(base);
            if (sum.isPresent()) {
                Product common = Terms.common(sum.get(), denominators);
                Expr rest = sum(Terms.without(sum.get(), common), base.shape(), around);
                parts = common.times(Product.of(rest));
            }
            Optional<Rational> scale = Exact.power(parts.coefficient(), exponent);
            if (scale.isEmpty()) return product;
            Map<Expr, Rational> raised = new LinkedHashMap<>();
            parts.factors().forEach((b, e) -> raised.put(b, e.times(exponent)));
            result = result.times(new Product(scale.get(), raised, product.shape()));
        }
        return Exact.fits(result.coefficient()) ? result : product;
    }
}
