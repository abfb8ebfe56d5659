package org.leibniz.kernel;

/** Sine, cosine and tangent, from x = n·π/2 + r with a whole n and |r| ≤ π/4. Exact for |x| up to some millions. */
final class Angles {
    /** What the sum of the doubles before it lacks of π/2. */
    private static final double[] HALF_PI_PARTS = {Math.PI / 2, 6.123233995736766e-17, -1.4973849048591833e-33};

    private Angles() {}

    /** The last two bits of {@code rounded} are those of n. */
    private record Reduced<L>(L rounded, L rest) {}

    static <L> L sin(MachineLanes<L> k, L x) {
        Reduced<L> reduced = reduce(k, x);
        L y = choose(k, reduced.rounded, sine(k, reduced.rest), cosine(k, reduced.rest));
        return unlessTiny(k, x, k.exclusiveOr(y, sign(k, reduced.rounded)));
    }

    static <L> L cos(MachineLanes<L> k, L x) {
        Reduced<L> reduced = reduce(k, x);
        L y = choose(k, reduced.rounded, cosine(k, reduced.rest), sine(k, reduced.rest));
        return k.exclusiveOr(y, sign(k, k.addBits(reduced.rounded, 1)));
    }

    static <L> L tan(MachineLanes<L> k, L x) {
        Reduced<L> reduced = reduce(k, x);
        L sine = sine(k, reduced.rest);
        L cosine = cosine(k, reduced.rest);
        L y = k.divide(choose(k, reduced.rounded, sine, k.negate(cosine)), choose(k, reduced.rounded, cosine, sine));
        return unlessTiny(k, x, y);
    }

    private static <L> Reduced<L> reduce(MachineLanes<L> k, L x) {
        BinaryFormat format = k.format();
        L rounder = k.constant(format.rounder());
        L rounded = k.fma(x, k.constant(2 / Math.PI), rounder);
        L n = k.subtract(rounded, rounder);
        L rest = x;
        for (double part : parts(format)) rest = k.fma(n, k.constant(-part), rest);
        return new Reduced<>(rounded, rest);
    }

    /** π/2 as a sum of three numbers of the format. */
    private static double[] parts(BinaryFormat format) {
        if (format == BinaryFormat.FLOAT64) return HALF_PI_PARTS;
        double first = format.rounded(HALF_PI_PARTS[0]);
        double second = format.rounded(HALF_PI_PARTS[0] - first);
        return new double[] {first, second, HALF_PI_PARTS[0] - first - second + HALF_PI_PARTS[1]};
    }

    private static <L> L sine(MachineLanes<L> k, L r) {
        L square = k.multiply(r, r);
        return k.fma(k.multiply(r, square), series(k, square, 3, k.format().sinePower), r);
    }

    private static <L> L cosine(MachineLanes<L> k, L r) {
        L square = k.multiply(r, r);
        return k.fma(square, series(k, square, 2, k.format().cosinePower), k.constant(1));
    }

    /** −1/first! + square/(first + 2)! − … */
    private static <L> L series(MachineLanes<L> k, L square, int first, int last) {
        L sum = k.constant(coefficient(last));
        for (int power = last - 2; power >= first; power -= 2) sum = k.fma(sum, square, k.constant(coefficient(power)));
        return sum;
    }

    private static double coefficient(int power) {
        double factorial = 1;
        for (int i = 2; i <= power; i++) factorial *= i;
        return (power / 2 % 2 == 0 ? 1 : -1) / factorial;
    }

    /** The first for an even n, the second for an odd one. */
    private static <L> L choose(MachineLanes<L> k, L rounded, L even, L odd) {
        return k.selectEqual(k.andBits(rounded, 1), k.constant(0), even, odd);
    }

    /** The sign bit where the last but one bit of n is set. */
    private static <L> L sign(MachineLanes<L> k, L rounded) {
        int toTheSign = k.format() == BinaryFormat.FLOAT32 ? 30 : 62;
        return k.shiftLeft(k.andBits(rounded, 2), toTheSign);
    }

    private static <L> L unlessTiny(MachineLanes<L> k, L x, L y) {
        return k.selectGreater(k.constant(k.format().tiny()), k.abs(x), x, y);
    }
}
