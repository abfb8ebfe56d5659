package org.leibniz.simplify;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;

/**
 * Writes a product as one writes it: the sign in front, then one quotient; above and below the number first, then the
 * scalars, then the tensors. What is repeated is multiplied before.
 */
final class ProductWriter {
    private final Product product;

    private ProductWriter(Product product) {
        this.product = product;
    }

    static Expr write(Product product) {
        Deque<Repetition> repetitions = new ArrayDeque<>();
        Product small = product;
        Optional<Repetition> common = Repetition.common(small.tensors());
        while (common.isPresent()) {
            repetitions.push(common.get());
            small = shrink(small, common.get());
            common = Repetition.common(small.tensors());
        }
        return Repetition.repeat(new ProductWriter(small).write(), repetitions);
    }

    /** The product of what is repeated, its scalars as they are. */
    static Product shrink(Product product, Repetition repetition) {
        return product.withBases(base -> base.shape().isScalar() ? base : repetition.shrink(base))
                .withShape(repetition.from());
    }

    private Expr write() {
        Rational coefficient = product.coefficient();
        if (coefficient.signum() == 0 || product.factors().isEmpty()) {
            return Constant.of(coefficient).broadcastTo(product.shape());
        }
        Rational size = coefficient.signum() < 0 ? coefficient.negate() : coefficient;
        boolean quotient = product.factors().values().stream().anyMatch(exponent -> exponent.signum() < 0);
        Expr written;
        if (quotient) {
            Expr above = side(new Rational(size.numerator(), BigInteger.ONE), 1);
            written = above.div(side(new Rational(size.denominator(), BigInteger.ONE), -1));
        } else {
            written = side(size, 1);
        }
        Expr signed = coefficient.signum() < 0 ? written.unaryMinus() : written;
        return signed.broadcastTo(product.shape());
    }

    /** What stands above or below the fraction bar. */
    private Expr side(Rational number, int sign) {
        List<Expr> scalars = new ArrayList<>();
        Map<Object, List<Expr>> tensors = new LinkedHashMap<>();
        product.factors().forEach((base, exponent) -> {
            if (exponent.signum() != sign) return;
            Rational power = sign < 0 ? exponent.negate() : exponent;
            Optional<Repetition> repetition = Repetition.of(base);
            if (base.shape().isScalar()) scalars.add(power(base, power));
            else if (repetition.isEmpty()) tensors.put(base, List.of(power(base, power)));
            else
                tensors.computeIfAbsent(repetition.get(), key -> new ArrayList<>())
                        .add(power(repetition.get().shrink(base), power));
        });
        if (scalars.isEmpty() && tensors.isEmpty() || !number.equals(Rational.ONE)) scalars.add(0, Constant.of(number));
        List<Expr> factors = new ArrayList<>();
        boolean repeated = !tensors.isEmpty() && tensors.keySet().stream().allMatch(Repetition.class::isInstance);
        if (repeated) {
            // What is repeated is scaled before.
            Object first = tensors.keySet().iterator().next();
            tensors.computeIfPresent(first, (key, same) -> {
                List<Expr> scaled = new ArrayList<>(scalars);
                scaled.addAll(same);
                return scaled;
            });
        } else if (!scalars.isEmpty()) {
            factors.add(chain(scalars));
        }
        tensors.forEach((key, same) ->
                factors.add(key instanceof Repetition shared ? shared.repeat(chain(same)) : same.get(0)));
        return chain(factors);
    }

    private static Expr chain(List<Expr> factors) {
        Expr chain = factors.get(0);
        for (Expr factor : factors.subList(1, factors.size())) chain = chain.times(factor);
        return chain;
    }

    private static Expr power(Expr base, Rational exponent) {
        if (exponent.equals(Rational.ONE)) return base;
        return exponent.equals(Rational.HALF) ? Ops.sqrt(base) : base.pow(Constant.of(exponent));
    }
}
