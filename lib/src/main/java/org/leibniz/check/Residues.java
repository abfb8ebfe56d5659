package org.leibniz.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.notation.Rational;

/**
 * Exact arithmetic modulo primes at a random point. Two formulas with equal residues are one rational function of their
 * variables, exponentials and other functions, but for a chance of about one in 2³⁰ a point: e^(a+b) is e^a·e^b here, any
 * other function of equal residues is a number of its own.
 *
 * <p>Source: Schwartz and Zippel's lemma, with exponents in a field whose order divides that of the group of powers.
 */
final class Residues implements Evaluation.Numbers<Residue> {
    /** Generates the squares, of which there are Q. */
    private static final long GENERATOR = 4;

    private static final long LARGEST_POWER = 1_000;
    private static final BigInteger P = BigInteger.valueOf(Residue.P);
    private static final BigInteger Q = BigInteger.valueOf(Residue.Q);
    private static final Residue ONE = new Residue(1, 1);

    private final long seed;

    /** @param seed tells the numbers that functions have at one point from those at another */
    Residues(long seed) {
        this.seed = seed;
    }

    private static Residue of(BigInteger numerator, BigInteger denominator) {
        return new Residue(quotient(numerator, denominator, P), quotient(numerator, denominator, Q));
    }

    private static long quotient(BigInteger numerator, BigInteger denominator, BigInteger prime) {
        return numerator.multiply(denominator.modInverse(prime)).mod(prime).longValueExact();
    }

    private Residue atom(String name, Residue... of) {
        long hash = seed ^ name.hashCode() * 0x9E3779B97F4A7C15L;
        for (Residue part : of) hash = mixed(mixed(hash + part.value()) + part.exponent());
        long value = Long.remainderUnsigned(mixed(hash), Residue.P);
        return new Residue(value, Long.remainderUnsigned(mixed(hash + 1), Residue.Q));
    }

    private static long mixed(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** The number that a variable has at this point. */
    Residue variable(String name) {
        return atom("variable " + name);
    }

    @Override
    public Residue exact(Rational value) {
        return of(value.numerator(), value.denominator());
    }

    @Override
    public Optional<List<Residue>> routine(Apply node, List<Evaluation.Array<Residue>> in, int[] sizes) {
        return Optional.empty();
    }

    @Override
    public Residue constant(double value) {
        if (!Double.isFinite(value)) return atom("constant " + value);
        if (value == Math.PI || value == Math.E) return atom("constant " + value);
        BigDecimal exact = new BigDecimal(value);
        BigInteger scale = BigInteger.TEN.pow(Math.max(0, exact.scale()));
        return of(exact.multiply(new BigDecimal(scale)).toBigIntegerExact(), scale);
    }

    @Override
    public Residue add(Residue a, Residue b) {
        return new Residue((a.value() + b.value()) % Residue.P, (a.exponent() + b.exponent()) % Residue.Q);
    }

    @Override
    public Residue subtract(Residue a, Residue b) {
        return add(a, negate(b));
    }

    @Override
    public Residue multiply(Residue a, Residue b) {
        return new Residue(a.value() * b.value() % Residue.P, a.exponent() * b.exponent() % Residue.Q);
    }

    /** @throws ArithmeticException if the divisor is 0 */
    @Override
    public Residue divide(Residue a, Residue b) {
        return new Residue(
                quotient(BigInteger.valueOf(a.value()), BigInteger.valueOf(b.value()), P),
                quotient(BigInteger.valueOf(a.exponent()), BigInteger.valueOf(b.exponent()), Q));
    }

    @Override
    public Residue fma(Residue a, Residue b, Residue c) {
        return add(multiply(a, b), c);
    }

    @Override
    public Residue negate(Residue a) {
        return new Residue((Residue.P - a.value()) % Residue.P, (Residue.Q - a.exponent()) % Residue.Q);
    }

    @Override
    public Residue abs(Residue a) {
        return atom("abs", multiply(a, a));
    }

    @Override
    public Residue sqrt(Residue a) {
        return atom("sqrt", a);
    }

    @Override
    public Residue min(Residue a, Residue b) {
        return divide(subtract(add(a, b), abs(subtract(a, b))), add(ONE, ONE));
    }

    @Override
    public Residue max(Residue a, Residue b) {
        return divide(add(add(a, b), abs(subtract(a, b))), add(ONE, ONE));
    }

    @Override
    public Residue power(Residue base, Residue exponent) {
        if (isSmall(exponent)) return raised(base, exponent.value());
        if (isSmall(negate(exponent)))
            return divide(ONE, raised(base, negate(exponent).value()));
        return isSmall(add(exponent, exponent)) ? sqrtPower(base, exponent) : atom("power", base, exponent);
    }

    private Residue sqrtPower(Residue base, Residue exponent) {
        return multiply(sqrt(base), raised(base, (add(exponent, exponent).value() - 1) / 2));
    }

    private static boolean isSmall(Residue number) {
        return number.value() == number.exponent() && number.value() <= LARGEST_POWER;
    }

    private Residue raised(Residue base, long times) {
        Residue power = ONE;
        for (long i = 0; i < times; i++) power = multiply(power, base);
        return power;
    }

    @Override
    public Residue exp(Residue a) {
        long power = BigInteger.valueOf(GENERATOR)
                .modPow(BigInteger.valueOf(a.exponent()), P)
                .longValueExact();
        return new Residue(power, atom("exp", a).exponent());
    }

    @Override
    public Residue expm1(Residue a) {
        return subtract(exp(a), ONE);
    }

    @Override
    public Residue log(Residue a) {
        return atom("log", a);
    }

    @Override
    public Residue log1p(Residue a) {
        return log(add(a, ONE));
    }

    // Any number t makes a point (2t, 1 − t²)/(1 + t²) of the circle.
    private Residue onCircle(Residue a, boolean sine) {
        Residue t = atom("angle", a);
        Residue square = multiply(t, t);
        return divide(sine ? add(t, t) : subtract(ONE, square), add(ONE, square));
    }

    @Override
    public Residue sin(Residue a) {
        return onCircle(a, true);
    }

    @Override
    public Residue cos(Residue a) {
        return onCircle(a, false);
    }

    @Override
    public Residue tan(Residue a) {
        return divide(sin(a), cos(a));
    }

    @Override
    public Residue tanh(Residue a) {
        Residue power = exp(add(a, a));
        return divide(subtract(power, ONE), add(power, ONE));
    }

    @Override
    public Residue round(Residue a) {
        return atom("round", a);
    }

    @Override
    public Residue atan(Residue a) {
        return atom("atan", a);
    }

    @Override
    public Residue erf(Residue a) {
        return atom("erf", a);
    }

    @Override
    public Residue normal(Residue a) {
        return atom("normal", a);
    }

    @Override
    public Residue selectGreater(Residue a, Residue b, Residue then, Residue otherwise) {
        return then.equals(otherwise) ? then : atom("greater", subtract(a, b), then, otherwise);
    }

    @Override
    public Residue selectEqual(Residue a, Residue b, Residue then, Residue otherwise) {
        boolean same = a.equals(b) || then.equals(otherwise);
        return same ? then : atom("equal", subtract(a, b), then, otherwise);
    }
}
