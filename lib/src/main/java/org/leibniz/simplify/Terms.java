package org.leibniz.simplify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;

/** Sums of products: multiplying out and taking out what all terms share. */
final class Terms {
    private static final int MOST_TERMS = 24;
    private static final int MOST_PRODUCTS = 16;
    private static final Rational THREE = Rational.of(3);

    private final Powers powers;
    private final Surroundings around;

    Terms(Powers powers, Surroundings around) {
        this.powers = powers;
        this.around = around;
    }

    /** The terms of a sum; empty if these are too many. */
    Optional<List<Product>> of(Expr e) {
        if (!(e instanceof Apply sum) || !Operands.makesSum(sum)) return Optional.empty();
        return SumReader.read(sum, around)
                .filter(terms -> terms.size() <= MOST_TERMS)
                .map(terms -> merged(
                        terms.stream().map(term -> powers.taken(term, around)).toList()));
    }

    private static List<Product> merged(Collection<Product> terms) {
        Map<Map<Expr, Rational>, Product> merged = new LinkedHashMap<>();
        for (Product term : terms) {
            merged.merge(
                    term.factors(),
                    term,
                    (a, b) -> a.withCoefficient(a.coefficient().plus(b.coefficient())));
        }
        return merged.values().stream()
                .filter(term -> term.coefficient().signum() != 0)
                .toList();
    }

    /** The terms with sums among their factors multiplied out, as far as there are not too many. */
    List<Product> expanded(List<Product> terms) {
        List<Product> current = terms;
        for (int i = 0; i < MOST_PRODUCTS; i++) {
            Optional<List<Product>> next = expandedOnce(current);
            if (next.isEmpty()) return current;
            current = next.get();
        }
        return current;
    }

    private Optional<List<Product>> expandedOnce(List<Product> terms) {
        for (Product term : terms) {
            for (Map.Entry<Expr, Rational> factor : term.factors().entrySet()) {
                Rational exponent = factor.getValue();
                boolean opens = exponent.isInteger() && exponent.signum() > 0 && exponent.compareTo(THREE) <= 0;
                Expr base = factor.getKey();
                if (!opens || !base.names().isEmpty() || !around.dissolves(base)) continue;
                Optional<List<Product>> inner = of(base).filter(sum -> sum.size() * terms.size() <= 2 * MOST_TERMS);
                if (inner.isEmpty()) continue;
                List<Product> replaced = new ArrayList<>();
                for (Product other : terms) {
                    if (other != term) replaced.add(other);
                    else for (Product part : inner.get()) replaced.add(times(lowered(term, base), part, term));
                }
                List<Product> result = merged(replaced);
                if (result.size() <= MOST_TERMS && result.stream().allMatch(p -> Exact.fits(p.coefficient())))
                    return Optional.of(result);
            }
        }
        return Optional.empty();
    }

    private static Product lowered(Product term, Expr base) {
        Map<Expr, Rational> factors = new LinkedHashMap<>(term.factors());
        Product.raise(factors, base, Rational.MINUS_ONE);
        return new Product(term.coefficient(), factors, term.shape());
    }

    private Product times(Product a, Product b, Product whole) {
        return powers.taken(a.times(b).withShape(whole.shape()), around);
    }

    /**
     * What all terms share.
     *
     * @param denominators whether what stands below the fraction bar in some terms is shared, so that the others are
     *     multiplied by it
     */
    static Product common(List<Product> terms, boolean denominators) {
        Set<Expr> bases = new LinkedHashSet<>();
        for (Product term : terms) bases.addAll(term.factors().keySet());
        Map<Expr, Rational> shared = new LinkedHashMap<>();
        for (Expr base : bases) {
            Rational least = null;
            Rational most = null;
            for (Product term : terms) {
                Rational exponent = term.factors().getOrDefault(base, Rational.ZERO);
                if (least == null || exponent.compareTo(least) < 0) least = exponent;
                if (most == null || exponent.compareTo(most) > 0) most = exponent;
            }
            if (least == null || most == null) continue;
            if (least.signum() > 0 || denominators && least.signum() < 0) shared.put(base, least);
            else if (most.signum() < 0) shared.put(base, most);
        }
        return new Product(content(terms), shared, terms.get(0).shape());
    }

    /** The largest number of which all coefficients are whole multiples, negative if all of these are. */
    private static Rational content(List<Product> terms) {
        BigInteger above = BigInteger.ZERO;
        BigInteger below = BigInteger.ONE;
        boolean negative = true;
        for (Product term : terms) {
            Rational c = term.coefficient();
            above = above.gcd(c.numerator());
            below = below.multiply(c.denominator()).divide(below.gcd(c.denominator()));
            negative &= c.signum() < 0;
        }
        Rational content = new Rational(above, below);
        return negative ? content.negate() : content;
    }

    /** The terms, each divided by what they share. */
    static List<Product> without(List<Product> terms, Product common) {
        return terms.stream().map(term -> over(term, common)).toList();
    }

    private static Product over(Product term, Product common) {
        Map<Expr, Rational> factors = new LinkedHashMap<>(term.factors());
        common.factors().forEach((base, exponent) -> Product.raise(factors, base, exponent.negate()));
        return new Product(term.coefficient().div(common.coefficient()), factors, term.shape());
    }
}
