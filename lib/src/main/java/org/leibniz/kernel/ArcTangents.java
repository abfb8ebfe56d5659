package org.leibniz.kernel;

/**
 * The arc tangent by the method of Cephes: one of 0, π/4 and π/2, and the arc tangent of a quotient that is small.
 */
final class ArcTangents {
    private static final double SMALL_SINGLE = 0.4142135623730950;
    private static final double SMALL_DOUBLE = 0.66;
    private static final double LARGE = 2.41421356237309504880;

    /** What the double nearest to π/2 lacks. */
    private static final double HALF_PI_REST = 6.123233995736765886130e-17;

    private static final double[] SERIES_SINGLE = {
        -3.33329491539e-1, 1.99777106478e-1, -1.38776856032e-1, 8.05374449538e-2
    };
    private static final double[] ABOVE_DOUBLE = {
        -6.485021904942025371773e1,
        -1.228866684490136173410e2,
        -7.500855792314704667340e1,
        -1.615753718733365076637e1,
        -8.750608600031904122785e-1
    };
    private static final double[] BELOW_DOUBLE = {
        1.945506571482613964425e2,
        4.853903996359136964868e2,
        4.328810604912902668951e2,
        1.650270098316988542046e2,
        2.485846490142306297962e1,
        1
    };

    private ArcTangents() {}

    static <L> L atan(MachineLanes<L> k, L x) {
        boolean single = k.format() == BinaryFormat.FLOAT32;
        L one = k.constant(1);
        L zero = k.constant(0);
        L size = k.abs(x);
        L small = k.constant(single ? SMALL_SINGLE : SMALL_DOUBLE);
        L large = k.constant(LARGE);
        L middle = k.divide(k.subtract(size, one), k.add(size, one));
        L outer = k.negate(k.divide(one, size));
        L reduced = k.selectGreater(size, large, outer, k.selectGreater(size, small, middle, size));
        L angle = k.selectGreater(
                size, large, k.constant(Math.PI / 2), k.selectGreater(size, small, k.constant(Math.PI / 4), zero));
        L rest = k.selectGreater(
                size,
                large,
                k.constant(restOfHalfPi(k.format())),
                k.selectGreater(size, small, k.constant(restOfHalfPi(k.format()) / 2), zero));
        L square = k.multiply(reduced, reduced);
        L bend = single
                ? k.multiply(square, polynomial(k, SERIES_SINGLE, square))
                : k.multiply(
                        square, k.divide(polynomial(k, ABOVE_DOUBLE, square), polynomial(k, BELOW_DOUBLE, square)));
        L y = k.add(angle, k.add(k.fma(reduced, bend, reduced), rest));
        return k.exclusiveOr(y, k.andBits(x, k.format().signBit()));
    }

    private static double restOfHalfPi(BinaryFormat format) {
        return format == BinaryFormat.FLOAT64 ? HALF_PI_REST : Math.PI / 2 - format.rounded(Math.PI / 2);
    }

    private static <L> L polynomial(MachineLanes<L> k, double[] coefficients, L x) {
        L sum = k.constant(coefficients[coefficients.length - 1]);
        for (int i = coefficients.length - 2; i >= 0; i--) sum = k.fma(sum, x, k.constant(coefficients[i]));
        return sum;
    }
}
