package org.leibniz.simplify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Shape;

/**
 * A coefficient times powers of different bases, in the order in which the bases first appear. A base is a tensor of the
 * given shape or a scalar; no exponent is 0. The map must not be changed.
 */
record Product(Rational coefficient, Map<Expr, Rational> factors, Shape shape) {
    static Product of(Expr e) {
        return new Product(Rational.ONE, Map.of(e, Rational.ONE), e.shape());
    }

    static Product one() {
        return new Product(Rational.ONE, Map.of(), Shape.scalar());
    }

    Product withCoefficient(Rational other) {
        return new Product(other, factors, shape);
    }

    Product withShape(Shape other) {
        return new Product(coefficient, factors, other);
    }

    Product negate() {
        return withCoefficient(coefficient.negate());
    }

    /** The bases that are no scalars. */
    List<Expr> tensors() {
        List<Expr> tensors = new ArrayList<>();
        for (Expr base : factors.keySet()) if (!base.shape().isScalar()) tensors.add(base);
        return tensors;
    }

    /** Whether a tensor is multiplied by something other than 1. */
    boolean scalesTensor() {
        List<Expr> tensors = tensors();
        return !tensors.isEmpty() && (tensors.size() < factors.size() || !coefficient.equals(Rational.ONE));
    }

    private Rational exponent(Expr base) {
        return factors.getOrDefault(base, Rational.ZERO);
    }

    /**
     * Whether scalar factors can be taken away from the tensors at no cost. It would cost a division to take the ½ out of
     * x ⊘ (2y), or the 2 out of 2 ⊘ x.
     */
    boolean sparesScalars() {
        if (!scalesTensor()) return false;
        List<Expr> tensors = tensors();
        boolean above = tensors.stream().anyMatch(base -> exponent(base).signum() > 0);
        boolean below = tensors.stream().anyMatch(base -> exponent(base).signum() < 0);
        Product scalars = scalarPart();
        boolean divides = scalars.factors.values().stream().anyMatch(exponent -> exponent.signum() < 0);
        boolean multiplies = scalars.factors.values().stream().anyMatch(exponent -> exponent.signum() > 0)
                || !coefficient.numerator().abs().equals(BigInteger.ONE);
        return (above || !multiplies) && (!below || divides || coefficient.isInteger());
    }

    /** The product with other bases; those that become equal merge. */
    Product withBases(UnaryOperator<Expr> change) {
        Map<Expr, Rational> changed = new LinkedHashMap<>();
        factors.forEach((base, exponent) -> raise(changed, change.apply(base), exponent));
        return new Product(coefficient, changed, shape);
    }

    /** The coefficient and the scalar factors. */
    Product scalarPart() {
        return new Product(coefficient, filter(base -> base.shape().isScalar()), Shape.scalar());
    }

    Product tensorPart() {
        return new Product(Rational.ONE, filter(base -> !base.shape().isScalar()), shape);
    }

    private Map<Expr, Rational> filter(Predicate<Expr> kept) {
        Map<Expr, Rational> part = new LinkedHashMap<>();
        factors.forEach((base, exponent) -> {
            if (kept.test(base)) part.put(base, exponent);
        });
        return part;
    }

    /** The product of both, with the shape of the other. */
    Product times(Product other) {
        Map<Expr, Rational> joined = new LinkedHashMap<>(factors);
        other.factors.forEach((base, exponent) -> raise(joined, base, exponent));
        return new Product(coefficient.times(other.coefficient), joined, other.shape);
    }

    /** Multiplies by a power of a base. */
    static void raise(Map<Expr, Rational> factors, Expr base, Rational exponent) {
        Rational sum = factors.getOrDefault(base, Rational.ZERO).plus(exponent);
        if (sum.signum() == 0) factors.remove(base);
        else factors.put(base, sum);
    }
}
