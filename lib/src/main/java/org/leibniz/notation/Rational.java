package org.leibniz.notation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact fraction in lowest terms, its denominator positive. */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);
    public static final Rational MINUS_ONE = of(-1);
    public static final Rational HALF = of(1, 2);

    public Rational {
        if (denominator.signum() == 0) throw new ArithmeticException(numerator + "/0 is no number");
        if (denominator.signum() < 0) {
            numerator = numerator.negate();
            denominator = denominator.negate();
        }
        // Whole numbers, which most are, have nothing to cancel.
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger common = numerator.gcd(denominator);
            if (!common.equals(BigInteger.ONE)) {
                numerator = numerator.divide(common);
                denominator = denominator.divide(common);
            }
        }
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** The fraction a decimal numeral stands for: {@code "0.1"} is exactly 1/10. */
    public static Rational parse(String decimal) {
        return of(new BigDecimal(decimal));
    }

    /** The shortest decimal that rounds to {@code value}; so 0.1 becomes 1/10, and {@link #toDouble()} gives {@code value} back. */
    public static Rational of(double value) {
        return of(new BigDecimal(Double.toString(value)));
    }

    private static Rational of(BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        return plain.scale() <= 0
                ? new Rational(plain.toBigIntegerExact(), BigInteger.ONE)
                : new Rational(plain.unscaledValue(), BigInteger.TEN.pow(plain.scale()));
    }

    public Rational plus(Rational other) {
        if (isInteger() && other.isInteger()) return new Rational(numerator.add(other.numerator), BigInteger.ONE);
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    public Rational times(Rational other) {
        if (equals(ONE)) return other;
        if (other.equals(ONE)) return this;
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Rational div(Rational other) {
        return times(other.inverse());
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public Rational inverse() {
        if (equals(ONE)) return this;
        return new Rational(denominator, numerator);
    }

    public Rational pow(int exponent) {
        return exponent < 0
                ? inverse().pow(Math.negateExact(exponent))
                : new Rational(numerator.pow(exponent), denominator.pow(exponent));
    }

    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    public int signum() {
        return numerator.signum();
    }

    /** Number of bits both parts take together, the measure by which exact arithmetic is kept small. */
    public int bits() {
        return numerator.bitLength() + denominator.bitLength();
    }

    public double toDouble() {
        return isInteger() && numerator.bitLength() < 53
                ? numerator.longValue()
                : new BigDecimal(numerator)
                        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                        .doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        if (denominator.equals(other.denominator)) return numerator.compareTo(other.numerator);
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** Whether the fraction has a finite decimal numeral of at most {@code digits} digits after the point. */
    public boolean isDecimal(int digits) {
        return BigInteger.TEN.pow(digits).mod(denominator).signum() == 0;
    }

    @Override
    public String toString() {
        if (isInteger()) return numerator.toString();
        if (isDecimal(18)) {
            return new BigDecimal(numerator).divide(new BigDecimal(denominator)).toPlainString();
        }
        return numerator + "/" + denominator;
    }
}
