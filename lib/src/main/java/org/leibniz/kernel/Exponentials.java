package org.leibniz.kernel;

import java.util.Arrays;

/**
 * e^x and its relatives, from x = n·log 2 + r with a whole n and |r| ≤ ½·log 2. Bounds are selections rather than a
 * minimum or maximum, which cost several instructions for the sake of −0; they leave alone what is no number.
 */
final class Exponentials {
    private static final double LOG_2 = Math.log(2);

    /** What the double nearest to log 2 lacks. */
    private static final double LOG_2_REST = 2.3190468138462996e-17;

    /** (e^r − 1 − r)/r² for |r| ≤ ½·log 2: polynomials with the least error relative to e^r − 1. */
    private static final double[] TAIL_SINGLE = {
        0.5, 0.1666654305507792, 0.0416662826358821, 0.008366579847830763, 0.0013946416489701617
    };

    private static final double[] TAIL_DOUBLE = {
        0.5,
        0.16666666666666677,
        0.0416666666666667,
        0.00833333333332164,
        0.0013888888888866809,
        0.00019841269886111565,
        2.480158736061513e-05,
        2.7557244220274833e-06,
        2.755724270869449e-07,
        2.510903409299464e-08,
        2.0924459362107607e-09
    };

    /** Where tanh x = ½: what is missing to 1 beyond is never more than what is there. */
    private static final double TANH_NEAR = Math.log(3) / 2;

    /** (tanh x − x)/x³ in terms of x², up to there. */
    private static final double[] TANH_TAIL_SINGLE = {
        -0.33333332023056805, 0.13333115701898185, -0.05390981757605156, 0.021311777247988373, -0.006614726828966393
    };

    private static final double[] TANH_TAIL_DOUBLE = {
        -0.3333333333333333,
        0.13333333333332728,
        -0.053968253967450516,
        0.021869488494421545,
        -0.008863234415241197,
        0.0035921106087655414,
        -0.0014556636717036357,
        0.0005889451420823537,
        -0.00023466176752647328,
        8.515749545895449e-05,
        -2.063362750046846e-05
    };

    /** (log(1 + e) − e)/e² for 0 ≤ e ≤ 1: polynomials with the least error relative to log(1 + e). */
    private static final double[] LOG_TAIL_SINGLE = {
        -0.4999992251396179,
        0.3333020508289337,
        -0.24955375492572784,
        0.1967887133359909,
        -0.15307912230491638,
        0.10600581020116806,
        -0.056879717856645584,
        0.01978927105665207,
        -0.0032268476206809282
    };

    private static final double[] LOG_TAIL_DOUBLE = {
        -0.49999999999999184,
        0.3333333333321125,
        -0.24999999992722036,
        0.19999999769455384,
        -0.16666662178159686,
        0.14285655677590586,
        -0.12499456345009263,
        0.11107381093673865,
        -0.09980505446764594,
        0.09011549770272236,
        -0.08077276032072359,
        0.0702797882657343,
        -0.05738816123772094,
        0.0421665556450717,
        -0.02662326881236468,
        0.013756261994097924,
        -0.005502137122213337,
        0.0015817103180896838,
        -0.0002888066108098198,
        2.504162529847591e-05
    };

    private Exponentials() {}

    /** The number n, the one whose exponent is n plus what the rounder carried, and the rest r. */
    private record Reduced<L>(L whole, L power, L rest) {}

    static <L> L exp(MachineLanes<L> k, L x) {
        // Beyond these e^x is 0 or infinite, and n would not fit.
        L bounded = below(k, above(k, x, lowest(k)), isSingle(k) ? 89 : 710);
        // In two steps, because 2^n itself may be too large or too small where the product is not.
        L zero = k.constant(0);
        int half = k.format().bias / 2 + 1;
        L rounder = k.selectGreater(x, zero, k.constant(rounder(k, -half)), k.constant(rounder(k, half)));
        L step = k.selectGreater(x, zero, k.constant(Math.scalb(1.0, half)), k.constant(Math.scalb(1.0, -half)));
        Reduced<L> reduced = reduce(k, bounded, rounder);
        return k.multiply(k.multiply(power(k, reduced.rest), reduced.power), step);
    }

    /** e^x for x ≤ 0, from e^r·2^−half and 2^(n + half), for 2^n itself may be too small. */
    private static <L> L decay(MachineLanes<L> k, L x) {
        int half = k.format().bias / 2 + 1;
        Reduced<L> reduced = reduce(k, above(k, x, lowest(k)), k.constant(rounder(k, half)));
        return k.multiply(power(k, reduced.rest, Math.scalb(1.0, -half)), reduced.power);
    }

    /** 2^n·(e^r − 1) + (2^n − 1), half of it first because 2^n may overflow. */
    static <L> L expm1(MachineLanes<L> k, L x) {
        boolean single = isSingle(k);
        L bounded = below(k, above(k, x, single ? -30 : -50), single ? 89 : 710);
        Reduced<L> reduced = reduce(k, bounded, k.constant(rounder(k, -1)));
        L halfPower = reduced.power;
        L half = k.fma(halfPower, powerMinus1(k, reduced.rest), k.subtract(halfPower, k.constant(0.5)));
        return k.selectGreater(k.constant(tiny(k)), k.abs(x), x, k.add(half, half));
    }

    /** By a series near 0, else from what is missing to 1. */
    static <L> L tanh(MachineLanes<L> k, L x) {
        BinaryFormat format = k.format();
        L size = k.abs(x);
        L square = k.multiply(size, size);
        L series = polynomial(k, square, isSingle(k) ? TANH_TAIL_SINGLE : TANH_TAIL_DOUBLE);
        L near = k.fma(k.multiply(size, square), series, size);
        L twice = below(k, k.add(size, size), 2 * format.tanhEnd);
        // Where n is so large that the second part of n·log 2 counts, nothing is missing.
        Reduced<L> reduced = reduceOnce(k, twice, k.constant(rounder(k, 0)));
        L one = k.constant(1);
        L missing = k.divide(k.constant(-2), k.fma(power(k, reduced.rest), reduced.power, one));
        L y = k.selectGreater(k.constant(TANH_NEAR), size, near, k.add(one, missing));
        return k.exclusiveOr(y, k.andBits(x, format.signBit()));
    }

    /**
     * y = 1 / (1 + e^−x), above 0; e^x / (1 + e^x) below, where e^−x overflows before e^x vanishes. As y·(1 + e) is the
     * dividend, the dividend less e·y is y with but e times its error.
     */
    static <L> L sigmoid(MachineLanes<L> k, L x) {
        L e = decay(k, k.orBits(x, k.format().signBit()));
        L one = k.constant(1);
        L dividend = k.selectGreater(k.constant(0), x, e, one);
        L minusY = k.divide(dividend, k.subtract(k.constant(-1), e));
        return k.fma(e, minusY, dividend);
    }

    /** x + log(1 + e^−x), above 0; log(1 + e^x) below. */
    static <L> L softplus(MachineLanes<L> k, L x) {
        L e = decay(k, k.orBits(x, k.format().signBit()));
        L square = k.multiply(e, e);
        L log = k.fma(square, inPairs(k, e, square, isSingle(k) ? LOG_TAIL_SINGLE : LOG_TAIL_DOUBLE), e);
        L zero = k.constant(0);
        return k.add(k.selectGreater(zero, x, zero, x), log);
    }

    private static boolean isSingle(MachineLanes<?> k) {
        return k.format() == BinaryFormat.FLOAT32;
    }

    private static double lowest(MachineLanes<?> k) {
        return isSingle(k) ? -104 : -746;
    }

    private static double tiny(MachineLanes<?> k) {
        return Math.scalb(1.0, -k.format().fractionBits - 2);
    }

    private static <L> L above(MachineLanes<L> k, L x, double bound) {
        L least = k.constant(bound);
        return k.selectGreater(least, x, least, x);
    }

    private static <L> L below(MachineLanes<L> k, L x, double bound) {
        L most = k.constant(bound);
        return k.selectGreater(x, most, most, x);
    }

    /**
     * Adding it to n rounds n to a whole number and moves n + bias + {@code more} to the last bits, from where a shift
     * moves it to the exponent.
     */
    private static double rounder(MachineLanes<?> k, int more) {
        return k.format().rounder() + k.format().bias + more;
    }

    private static <L> Reduced<L> reduce(MachineLanes<L> k, L x, L rounder) {
        Reduced<L> once = reduceOnce(k, x, rounder);
        double lost = k.format().rounded(LOG_2) - LOG_2 - LOG_2_REST;
        return new Reduced<>(once.whole, once.power, k.fma(once.whole, k.constant(lost), once.rest));
    }

    /** With log 2 as the format stores it, which makes the rest exact for that. */
    private static <L> Reduced<L> reduceOnce(MachineLanes<L> k, L x, L rounder) {
        BinaryFormat format = k.format();
        L moved = k.fma(x, k.constant(1 / LOG_2), rounder);
        L whole = k.subtract(moved, rounder);
        L rest = k.fma(whole, k.constant(-format.rounded(LOG_2)), x);
        return new Reduced<>(whole, k.shiftLeft(moved, format.fractionBits), rest);
    }

    private static <L> L power(MachineLanes<L> k, L r) {
        return power(k, r, 1);
    }

    /** e^r times a power of two. */
    private static <L> L power(MachineLanes<L> k, L r, double scale) {
        L one = k.constant(scale);
        return k.fma(r, k.fma(r, tail(k, r, scale), one), one);
    }

    /** e^r − 1. */
    private static <L> L powerMinus1(MachineLanes<L> k, L r) {
        return k.fma(k.multiply(r, r), tail(k, r, 1), r);
    }

    private static <L> L tail(MachineLanes<L> k, L r, double scale) {
        double[] coefficients = isSingle(k) ? TAIL_SINGLE : TAIL_DOUBLE;
        return polynomial(k, r, Arrays.stream(coefficients).map(c -> c * scale).toArray());
    }

    private static <L> L polynomial(MachineLanes<L> k, L x, double[] coefficients) {
        L sum = k.constant(coefficients[coefficients.length - 1]);
        for (int i = coefficients.length - 2; i >= 0; i--) sum = k.fma(sum, x, k.constant(coefficients[i]));
        return sum;
    }

    /** The same in terms of x and x², which is done sooner. */
    private static <L> L inPairs(MachineLanes<L> k, L x, L square, double[] coefficients) {
        int last = (coefficients.length - 1) / 2 * 2;
        L sum = pair(k, x, coefficients, last);
        for (int i = last - 2; i >= 0; i -= 2) sum = k.fma(sum, square, pair(k, x, coefficients, i));
        return sum;
    }

    private static <L> L pair(MachineLanes<L> k, L x, double[] coefficients, int at) {
        L first = k.constant(coefficients[at]);
        return at + 1 == coefficients.length ? first : k.fma(k.constant(coefficients[at + 1]), x, first);
    }
}
