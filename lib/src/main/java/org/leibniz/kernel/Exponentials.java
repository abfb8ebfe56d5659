package org.leibniz.kernel;

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

    /** (log(1 + e) − e)/e² for 0 ≤ e ≤ 1: polynomials with the least error relative to log(1 + e). */
    private static final double[] LOG_TAIL_SINGLE = {
        -0.499999024268511,
        0.333299624871627,
        -0.2495413427469744,
        0.19675942441668612,
        -0.15305602381584316,
        0.10603672895763157,
        -0.056959726223501136,
        0.019851571706808745,
        -0.0032440508921346744
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

    /** The rest r, and the number whose exponent is n plus what the rounder carried. */
    private record Reduced<L>(L power, L rest) {}

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

    /** e^x for x ≤ 0. */
    private static <L> L decay(MachineLanes<L> k, L x) {
        int half = k.format().bias / 2 + 1;
        Reduced<L> reduced = reduce(k, above(k, x, lowest(k)), k.constant(rounder(k, half)));
        L large = k.multiply(power(k, reduced.rest), reduced.power);
        return k.multiply(large, k.constant(Math.scalb(1.0, -half)));
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

    /** e / (2 − e) with e = 1 − e^(−2|x|). */
    static <L> L tanh(MachineLanes<L> k, L x) {
        BinaryFormat format = k.format();
        L twice = above(k, k.orBits(k.add(x, x), format.signBit()), -2 * format.tanhEnd);
        // The exponent is followed by the sign, so that this is −2^n.
        int sign = 2 * format.bias + 2;
        Reduced<L> reduced = reduce(k, twice, k.constant(rounder(k, sign)));
        L e = k.fma(reduced.power, powerMinus1(k, reduced.rest), k.add(k.constant(1), reduced.power));
        L y = k.divide(e, k.subtract(k.constant(2), e));
        return k.exclusiveOr(y, k.andBits(x, format.signBit()));
    }

    /** 1 / (1 + e^−x), above 0; e^x / (1 + e^x) below, where e^−x overflows before e^x vanishes. */
    static <L> L sigmoid(MachineLanes<L> k, L x) {
        L e = decay(k, k.orBits(x, k.format().signBit()));
        L one = k.constant(1);
        return k.divide(k.selectGreater(k.constant(0), x, e, one), k.add(one, e));
    }

    /** x + log(1 + e^−x), above 0; log(1 + e^x) below. */
    static <L> L softplus(MachineLanes<L> k, L x) {
        L e = decay(k, k.orBits(x, k.format().signBit()));
        L tail = polynomial(k, e, isSingle(k) ? LOG_TAIL_SINGLE : LOG_TAIL_DOUBLE);
        L log = k.fma(k.multiply(e, e), tail, e);
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
        BinaryFormat format = k.format();
        L moved = k.fma(x, k.constant(1 / LOG_2), rounder);
        L whole = k.subtract(moved, rounder);
        double high = format.rounded(LOG_2);
        L rest = k.fma(whole, k.constant(-high), x);
        rest = k.fma(whole, k.constant(high - LOG_2 - LOG_2_REST), rest);
        return new Reduced<>(k.shiftLeft(moved, format.fractionBits), rest);
    }

    /** e^r. */
    private static <L> L power(MachineLanes<L> k, L r) {
        L one = k.constant(1);
        return k.fma(r, k.fma(r, tail(k, r), one), one);
    }

    /** e^r − 1. */
    private static <L> L powerMinus1(MachineLanes<L> k, L r) {
        return k.fma(k.multiply(r, r), tail(k, r), r);
    }

    private static <L> L tail(MachineLanes<L> k, L r) {
        return polynomial(k, r, isSingle(k) ? TAIL_SINGLE : TAIL_DOUBLE);
    }

    private static <L> L polynomial(MachineLanes<L> k, L x, double[] coefficients) {
        L sum = k.constant(coefficients[coefficients.length - 1]);
        for (int i = coefficients.length - 2; i >= 0; i--) sum = k.fma(sum, x, k.constant(coefficients[i]));
        return sum;
    }
}
