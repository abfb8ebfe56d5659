package org.leibniz.simplify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Sqrt;

/** Square roots among the factors of a product: {@code √x·√x -> x}, {@code x/√x -> √x}, {@code √x/x -> 1/√x}. */
final class Roots {
    private static final Rational TWO = Rational.of(2);

    private Roots() {}

    static Map<Expr, Rational> merge(Map<Expr, Rational> factors, Surroundings around) {
        boolean any = false;
        for (Expr base : factors.keySet()) any |= radicand(base).isPresent();
        if (!any) return factors;
        Map<Expr, Rational> merged = new LinkedHashMap<>();
        factors.forEach((base, exponent) -> {
            boolean square = exponent.equals(TWO) || exponent.equals(TWO.negate());
            boolean even = square || exponent.div(TWO).isInteger() && around.dissolves(base);
            Optional<Expr> radicand = radicand(base).filter(x -> even);
            Product.raise(merged, radicand.orElse(base), radicand.isPresent() ? exponent.div(TWO) : exponent);
        });
        for (Expr base : factors.keySet()) {
            radicand(base)
                    .filter(x -> merged.containsKey(x) && merged.containsKey(base))
                    .ifPresent(x -> {
                        Rational total = merged.getOrDefault(x, Rational.ZERO)
                                .plus(merged.getOrDefault(base, Rational.ZERO).div(TWO))
                                .times(TWO);
                        if (!total.equals(Rational.ONE) && !total.equals(Rational.MINUS_ONE)) return;
                        merged.remove(x);
                        merged.put(base, total);
                    });
        }
        return merged;
    }

    private static Optional<Expr> radicand(Expr base) {
        return Operands.unnamed(base, Sqrt.class).map((Apply root) -> root.arg(0));
    }
}
