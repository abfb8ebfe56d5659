package org.leibniz.simplify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Comparison;
import org.leibniz.op.Norm2;
import org.leibniz.op.Where;

/** Norms below fraction bars, where 1 stands in for a norm of 0. */
final class Norms {
    private Norms() {}

    /** The norm in {@code where(norm2(x) == 0, 1, norm2(x))}. */
    static Optional<Expr> divisor(Expr e) {
        if (!(e instanceof Apply choice)
                || choice.op() != Where.OP
                || !choice.names().isEmpty()) return Optional.empty();
        Expr norm = choice.arg(2);
        boolean stands = Operands.is(choice.arg(1), Rational.ONE)
                && isZero(choice.arg(0)).filter(tested -> tested == norm).isPresent();
        return stands ? Optional.of(norm) : Optional.empty();
    }

    /** The norm in {@code norm2(x) == 0}. */
    static Optional<Expr> isZero(Expr test) {
        boolean compares = test instanceof Apply apply
                && apply.op() == Comparison.EQUAL
                && Operands.is(apply.arg(1), Rational.ZERO);
        if (!compares) return Optional.empty();
        Expr norm = ((Apply) test).arg(0);
        return Operands.source(norm) instanceof Apply length && length.op() instanceof Norm2
                ? Optional.of(norm)
                : Optional.empty();
    }

    /** Cancels a norm above the fraction bar with one below it. */
    static Map<Expr, Rational> cancel(Map<Expr, Rational> factors) {
        Map<Expr, Rational> left = factors;
        for (Expr base : factors.keySet()) {
            Optional<Expr> norm = divisor(base).filter(factors::containsKey);
            if (norm.isEmpty()) continue;
            Rational below = left.getOrDefault(base, Rational.ZERO).negate();
            Rational above = left.getOrDefault(norm.get(), Rational.ZERO);
            if (below.signum() <= 0 || above.signum() <= 0) continue;
            Rational common = below.compareTo(above) < 0 ? below : above;
            left = new LinkedHashMap<>(left);
            Product.raise(left, base, common);
            Product.raise(left, norm.get(), common.negate());
        }
        return left;
    }
}
