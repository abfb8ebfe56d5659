package org.leibniz.compile;

/** A number as the sum of two doubles, the second at most half a unit of the first: about 31 digits. */
record DoubleDouble(double high, double low) {
    static final DoubleDouble ONE = of(1);
    static final DoubleDouble LOG_2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);
    static final DoubleDouble TWO_BY_ROOT_OF_PI = new DoubleDouble(1.1283791670955126, 1.533545961316588e-17);

    static DoubleDouble of(double number) {
        return new DoubleDouble(number, 0);
    }

    /** The exact sum. */
    static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        double ofB = sum - a;
        return new DoubleDouble(sum, (a - (sum - ofB)) + (b - ofB));
    }

    private static DoubleDouble ordered(double large, double small) {
        double sum = large + small;
        return new DoubleDouble(sum, small - (sum - large));
    }

    DoubleDouble plus(DoubleDouble that) {
        DoubleDouble highs = sum(high, that.high);
        DoubleDouble lows = sum(low, that.low);
        DoubleDouble carried = ordered(highs.high, highs.low + lows.high);
        return ordered(carried.high, carried.low + lows.low);
    }

    DoubleDouble minus(DoubleDouble that) {
        return plus(that.negated());
    }

    DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    DoubleDouble times(DoubleDouble that) {
        double product = high * that.high;
        double rest = Math.fma(high, that.high, -product) + (high * that.low + low * that.high);
        return ordered(product, rest);
    }

    DoubleDouble times(double factor) {
        return times(of(factor));
    }

    DoubleDouble dividedBy(DoubleDouble that) {
        double first = high / that.high;
        DoubleDouble rest = minus(that.times(first));
        double second = rest.high / that.high;
        double third = rest.minus(that.times(second)).high / that.high;
        return ordered(first, second).plus(of(third));
    }

    DoubleDouble dividedBy(double divisor) {
        return dividedBy(of(divisor));
    }

    /** Times 2^power. */
    DoubleDouble scaled(int power) {
        return new DoubleDouble(Math.scalb(high, power), Math.scalb(low, power));
    }
}
