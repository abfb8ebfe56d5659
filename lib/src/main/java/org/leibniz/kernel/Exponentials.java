package org.leibniz.kernel;

/** e^x and its relatives, from x = n·log 2 + r with a whole n and |r| ≤ ½·log 2. */
final class Exponentials {
    private static final double LOG_2 = Math.log(2);

    /** What the double nearest to log 2 lacks. */
    private static final double LOG_2_REST = 2.3190468138462996e-17;

    private Exponentials() {}

    private record Reduced<L>(L whole, L rest) {}

    static <L> L exp(MachineLanes<L> k, L x) {
        BinaryFormat format = k.format();
        boolean single = format == BinaryFormat.FLOAT32;
        // Beyond these e^x is 0 or infinite, and n would not fit.
        L bounded = k.min(k.max(x, k.constant(single ? -104 : -746)), k.constant(single ? 89 : 710));
        Reduced<L> reduced = reduce(k, bounded);
        L r = reduced.rest;
        L power = k.fma(r, k.fma(r, tail(k, r), k.constant(1)), k.constant(1));
        // In two steps, because 2^n itself may be too large or too small where the product is not.
        L rounder = k.constant(format.rounder());
        L half = k.subtract(k.fma(reduced.whole, k.constant(0.5), rounder), rounder);
        L other = k.subtract(reduced.whole, half);
        return k.multiply(k.multiply(power, powerOfTwo(k, half)), powerOfTwo(k, other));
    }

    /** 2^n·(e^r − 1) + (2^n − 1), half of it first because 2^n may overflow. */
    static <L> L expm1(MachineLanes<L> k, L x) {
        boolean single = k.format() == BinaryFormat.FLOAT32;
        L bounded = k.min(k.max(x, k.constant(single ? -30 : -50)), k.constant(single ? 89 : 710));
        Reduced<L> reduced = reduce(k, bounded);
        L r = reduced.rest;
        L part = k.fma(k.multiply(r, r), tail(k, r), r);
        L halfPower = powerOfTwo(k, k.subtract(reduced.whole, k.constant(1)));
        L half = k.fma(halfPower, part, k.subtract(halfPower, k.constant(0.5)));
        return k.selectGreater(k.constant(tiny(k)), k.abs(x), x, k.add(half, half));
    }

    /** (e^2x − 1) / (e^2x + 1). */
    static <L> L tanh(MachineLanes<L> k, L x) {
        L size = k.min(k.abs(x), k.constant(k.format().tanhEnd));
        L e = expm1(k, k.add(size, size));
        L y = k.divide(e, k.add(e, k.constant(2)));
        return k.exclusiveOr(y, k.andBits(x, k.format().signBit()));
    }

    private static double tiny(MachineLanes<?> k) {
        return Math.scalb(1.0, -k.format().fractionBits - 2);
    }

    private static <L> Reduced<L> reduce(MachineLanes<L> k, L x) {
        BinaryFormat format = k.format();
        L rounder = k.constant(format.rounder());
        L whole = k.subtract(k.fma(x, k.constant(1 / LOG_2), rounder), rounder);
        double high = format.rounded(LOG_2);
        L rest = k.fma(whole, k.constant(-high), x);
        return new Reduced<>(whole, k.fma(whole, k.constant(high - LOG_2 - LOG_2_REST), rest));
    }

    /** (e^r − 1 − r) / r² as a series. */
    private static <L> L tail(MachineLanes<L> k, L r) {
        double factorial = 1;
        int terms = k.format().exponentialTerms;
        double[] coefficients = new double[terms];
        for (int power = 2; power < terms; power++) {
            factorial *= power;
            coefficients[power] = 1 / factorial;
        }
        L sum = k.constant(coefficients[terms - 1]);
        for (int power = terms - 2; power >= 2; power--) sum = k.fma(sum, r, k.constant(coefficients[power]));
        return sum;
    }

    /** 2^n for a whole n: adding the rounder moves n + bias to the last bits, the shift moves it to the exponent. */
    private static <L> L powerOfTwo(MachineLanes<L> k, L n) {
        BinaryFormat format = k.format();
        return k.shiftLeft(k.add(n, k.constant(format.rounder() + format.bias)), format.fractionBits);
    }
}
