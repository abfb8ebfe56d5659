package org.leibniz.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** The elementary functions of finite numbers, to the digits of {@link Real}, by their series. */
final class Elementary {
    /** Guard digits, for what reductions and squarings lose. */
    private static final MathContext WORK = new MathContext(Real.DIGITS + 10, RoundingMode.HALF_EVEN);

    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(Real.DIGITS + 10);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int HALVINGS = 8;
    private static final int SERIES_END_OF_ERF = 12;
    private static final int LARGEST_POWER = 9_999;

    static final BigDecimal PI = pi();
    static final BigDecimal E = series(BigDecimal.ONE);
    private static final BigDecimal LOG_10 = refinedLog(BigDecimal.TEN);
    private static final BigDecimal TWO_OVER_ROOT_PI = TWO.divide(PI.sqrt(WORK), WORK);

    private Elementary() {}

    /** Machin: π = 16·atan(1/5) − 4·atan(1/239). */
    private static BigDecimal pi() {
        BigDecimal sum = inverseTangent(5).multiply(BigDecimal.valueOf(16));
        return sum.subtract(inverseTangent(239).multiply(BigDecimal.valueOf(4)), WORK);
    }

    private static BigDecimal inverseTangent(int inverse) {
        return arcSeries(BigDecimal.ONE.divide(BigDecimal.valueOf(inverse), WORK));
    }

    /** x − x³/3 + x⁵/5 − …, for small x. */
    private static BigDecimal arcSeries(BigDecimal x) {
        BigDecimal square = x.multiply(x, WORK).negate();
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int odd = 3; power.abs().compareTo(SMALLEST) > 0; odd += 2) {
            power = power.multiply(square, WORK);
            sum = sum.add(power.divide(BigDecimal.valueOf(odd), WORK), WORK);
        }
        return sum;
    }

    /** Σ xⁿ/n!. */
    private static BigDecimal series(BigDecimal x) {
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; term.abs().compareTo(SMALLEST) > 0; n++) {
            term = term.multiply(x, WORK).divide(BigDecimal.valueOf(n), WORK);
            sum = sum.add(term, WORK);
        }
        return sum;
    }

    /** @param x of at most six digits before the point */
    static BigDecimal exp(BigDecimal x) {
        int halvings = Math.max(0, BigInteger.ONE.max(x.abs().toBigInteger()).bitLength()) + HALVINGS;
        BigDecimal power = series(x.divide(BigDecimal.valueOf(1L << halvings), WORK));
        for (int i = 0; i < halvings; i++) power = power.multiply(power, WORK);
        return power;
    }

    /** e^x − 1, by the series itself where a difference would lose digits. */
    static BigDecimal expm1(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.ONE) > 0) return exp(x).subtract(BigDecimal.ONE, WORK);
        BigDecimal term = x;
        BigDecimal sum = x;
        BigDecimal least = x.abs().multiply(SMALLEST, WORK);
        for (int n = 2; term.abs().compareTo(least) > 0; n++) {
            term = term.multiply(x, WORK).divide(BigDecimal.valueOf(n), WORK);
            sum = sum.add(term, WORK);
        }
        return sum;
    }

    /** @param x above 0 */
    static BigDecimal log(BigDecimal x) {
        int tens = x.precision() - x.scale() - 1;
        BigDecimal scaled = x.movePointLeft(tens);
        return refinedLog(scaled).add(LOG_10.multiply(BigDecimal.valueOf(tens)), WORK);
    }

    // Halley's step triples the digits of the machine's logarithm.
    private static BigDecimal refinedLog(BigDecimal x) {
        BigDecimal y = new BigDecimal(Math.log(x.doubleValue()));
        for (int step = 0; step < 2; step++) {
            BigDecimal power = exp(y);
            y = y.add(TWO.multiply(x.subtract(power, WORK)).divide(x.add(power, WORK), WORK), WORK);
        }
        return y;
    }

    static BigDecimal sin(BigDecimal x) {
        BigDecimal r = reduced(x);
        return oddSeries(r, r);
    }

    static BigDecimal cos(BigDecimal x) {
        return sin(x.add(PI.divide(TWO, WORK)));
    }

    private static BigDecimal reduced(BigDecimal x) {
        BigDecimal turn = PI.multiply(TWO);
        BigDecimal turns = x.divide(turn, 0, RoundingMode.HALF_EVEN);
        return x.subtract(turns.multiply(turn), new MathContext(WORK.getPrecision() + 10));
    }

    private static BigDecimal oddSeries(BigDecimal x, BigDecimal first) {
        BigDecimal square = x.multiply(x, WORK).negate();
        BigDecimal term = first;
        BigDecimal sum = first;
        BigDecimal least = first.abs().min(BigDecimal.ONE).multiply(SMALLEST, WORK);
        for (long n = 1; term.abs().compareTo(least) > 0; n += 2) {
            term = term.multiply(square, WORK).divide(BigDecimal.valueOf((n + 1) * (n + 2)), WORK);
            sum = sum.add(term, WORK);
        }
        return sum;
    }

    // atan x = y + atan((x − tan y)/(1 + x·tan y)), where y is the machine's arc tangent.
    static BigDecimal atan(BigDecimal x) {
        BigDecimal y = new BigDecimal(Math.atan(x.doubleValue()));
        BigDecimal sine = sin(y);
        BigDecimal cosine = cos(y);
        BigDecimal rest = x.multiply(cosine).subtract(sine, WORK);
        return y.add(arcSeries(rest.divide(cosine.add(x.multiply(sine), WORK), WORK)), WORK);
    }

    /** 2/√π · e^(−x²) · Σ 2ⁿ·x^(2n+1) / (1·3·5·…·(2n+1)), whose terms have one sign. */
    static BigDecimal erf(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.valueOf(SERIES_END_OF_ERF)) > 0) return BigDecimal.valueOf(x.signum());
        BigDecimal square = x.multiply(x, WORK);
        BigDecimal factor = square.multiply(TWO);
        BigDecimal term = x;
        BigDecimal sum = x;
        BigDecimal least = x.abs().multiply(SMALLEST, WORK);
        for (long odd = 3; term.abs().compareTo(least) > 0; odd += 2) {
            term = term.multiply(factor, WORK).divide(BigDecimal.valueOf(odd), WORK);
            sum = sum.add(term, WORK);
        }
        return TWO_OVER_ROOT_PI.multiply(exp(square.negate()), WORK).multiply(sum, WORK);
    }

    /** Whether the exponent is whole and a product of so many factors can be worked out. */
    static boolean isWholePower(BigDecimal exponent) {
        return exponent.abs().compareTo(BigDecimal.valueOf(LARGEST_POWER)) <= 0
                && exponent.stripTrailingZeros().scale() <= 0;
    }
}
