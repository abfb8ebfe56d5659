package org.leibniz.simplify;

import java.math.BigInteger;
import java.util.Optional;
import org.leibniz.notation.Rational;

/** Exact arithmetic on fractions that stay small. */
final class Exact {
    private static final int BITS = 256;

    private Exact() {}

    static boolean fits(Rational value) {
        return value.bits() < BITS;
    }

    static Optional<Rational> small(Rational value) {
        return Optional.of(value).filter(Exact::fits);
    }

    /** The power, if it is a fraction that is small enough; empty for 0 to a negative power. */
    static Optional<Rational> power(Rational base, Rational exponent) {
        if (exponent.bits() > 32 || base.signum() == 0 && exponent.signum() < 0) return Optional.empty();
        int root = exponent.denominator().intValueExact();
        int power = exponent.numerator().intValueExact();
        return root(base, root)
                .filter(value -> isUnit(value) || (long) value.bits() * Math.abs(power) <= 2 * BITS)
                .map(value -> isUnit(value) ? unitPower(value, power) : value.pow(power))
                .filter(Exact::fits);
    }

    private static boolean isUnit(Rational value) {
        return value.isInteger() && value.numerator().abs().bitLength() <= 1;
    }

    // 0, 1 and −1 to any power, however large.
    private static Rational unitPower(Rational value, int power) {
        if (power == 0) return Rational.ONE;
        return value.signum() < 0 && power % 2 == 0 ? Rational.ONE : value;
    }

    private static Optional<Rational> root(Rational value, int degree) {
        if (degree == 1) return Optional.of(value);
        if (degree != 2 || value.signum() < 0) return Optional.empty();
        return root(value.numerator())
                .flatMap(above -> root(value.denominator()).map(below -> new Rational(above, below)));
    }

    private static Optional<BigInteger> root(BigInteger square) {
        return Optional.of(square.sqrt()).filter(root -> root.multiply(root).equals(square));
    }
}
