package org.leibniz.kernel;

/**
 * Logarithms by the method of fdlibm: x = 2^n·m with √½ ≤ m &lt; √2, and log m as a series in s = f/(2 + f) with
 * f = m − 1.
 */
final class Logarithms {
    /** log 2 in two parts, the first with so few digits that its multiples are exact. */
    private static final double[] LOG_2_SINGLE = {6.9313812256e-01, 9.0580006145e-06};

    private static final double[] LOG_2_DOUBLE = {6.93147180369123816490e-01, 1.90821492927058770002e-10};

    private static final double[] SERIES_SINGLE = {
        0.66666662693023681640625, 0.400009721517562866210937, 0.284987866878509521484375, 0.242790788412094116210937
    };
    private static final double[] SERIES_DOUBLE = {
        6.666666666666735130e-01,
        3.999999999940941908e-01,
        2.857142874366239149e-01,
        2.222219843214978396e-01,
        1.818357216161805012e-01,
        1.531383769920937332e-01,
        1.479819860511658591e-01
    };

    private Logarithms() {}

    private record Split<L>(L exponent, L fraction) {}

    static <L> L log(MachineLanes<L> k, L x) {
        BinaryFormat format = k.format();
        L zero = k.constant(0);
        // Numbers too small for the usual form are made larger first.
        double scale = Math.scalb(1.0, format.fractionBits + 2);
        L smallest = k.constant(format.smallestNormal());
        L scaled = k.selectGreater(smallest, x, k.multiply(x, k.constant(scale)), x);
        L shift = k.selectGreater(smallest, x, k.constant(-format.fractionBits - 2), zero);
        Split<L> split = split(k, scaled);
        L y = sum(k, k.add(split.exponent, shift), k.subtract(split.fraction, k.constant(1)), zero);
        return atTheEnds(k, x, x, y);
    }

    static <L> L log1p(MachineLanes<L> k, L x) {
        L one = k.constant(1);
        L zero = k.constant(0);
        L u = k.add(x, one);
        Split<L> split = split(k, u);
        // What 1 + x lost to rounding, relative to u.
        L lost =
                k.selectGreater(u, k.constant(2), k.subtract(one, k.subtract(u, x)), k.subtract(x, k.subtract(u, one)));
        L near = k.selectEqual(split.exponent, zero, x, k.subtract(split.fraction, one));
        L correction = k.selectEqual(split.exponent, zero, zero, k.divide(lost, u));
        L y = atTheEnds(k, u, x, sum(k, split.exponent, near, correction));
        double tiny = Math.scalb(1.0, -k.format().fractionBits - 2);
        return k.selectGreater(k.constant(tiny), k.abs(x), x, y);
    }

    private static <L> Split<L> split(MachineLanes<L> k, L x) {
        BinaryFormat format = k.format();
        long rootOfHalf = format.bits(Math.sqrt(0.5));
        L moved = k.addBits(x, format.bits(1) - rootOfHalf);
        // The exponent is put behind the exponent of 2^fractionBits, which makes it a number.
        L exponent =
                k.orBits(k.shiftRight(moved, format.fractionBits), format.bits(Math.scalb(1.0, format.fractionBits)));
        L whole = k.subtract(exponent, k.constant(Math.scalb(1.0, format.fractionBits) + format.bias));
        return new Split<>(whole, k.addBits(k.andBits(moved, format.fractionMask()), rootOfHalf));
    }

    /** n·log 2 + log(1 + f) + correction. */
    private static <L> L sum(MachineLanes<L> k, L n, L f, L correction) {
        boolean single = k.format() == BinaryFormat.FLOAT32;
        double[] log2 = single ? LOG_2_SINGLE : LOG_2_DOUBLE;
        double[] series = single ? SERIES_SINGLE : SERIES_DOUBLE;
        L s = k.divide(f, k.add(f, k.constant(2)));
        L z = k.multiply(s, s);
        L polynomial = k.constant(series[series.length - 1]);
        for (int i = series.length - 2; i >= 0; i--) polynomial = k.fma(polynomial, z, k.constant(series[i]));
        L halfSquare = k.multiply(k.multiply(f, f), k.constant(0.5));
        L small = k.fma(s, k.fma(z, polynomial, halfSquare), k.fma(n, k.constant(log2[1]), correction));
        return k.fma(n, k.constant(log2[0]), k.add(k.subtract(small, halfSquare), f));
    }

    /** The logarithm of 0, of numbers below it, and of what is infinite or no number. */
    private static <L> L atTheEnds(MachineLanes<L> k, L ofWhat, L x, L y) {
        L zero = k.constant(0);
        L infinity = k.constant(Double.POSITIVE_INFINITY);
        L positive = k.selectGreater(infinity, ofWhat, y, x);
        L atZero = k.selectEqual(ofWhat, zero, k.constant(Double.NEGATIVE_INFINITY), positive);
        return k.selectGreater(zero, ofWhat, k.constant(Double.NaN), atZero);
    }
}
