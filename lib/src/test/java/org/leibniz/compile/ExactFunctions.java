package org.leibniz.compile;

import static org.leibniz.compile.DoubleDouble.LOG_2;
import static org.leibniz.compile.DoubleDouble.ONE;
import static org.leibniz.compile.DoubleDouble.of;

/**
 * Functions to more than 28 digits, by their series and by nothing that the library does. Arguments and results are
 * normal doubles.
 */
final class ExactFunctions {
    /** Below this, powers are given times 2^{@link #SCALE}, since their second part would be lost. */
    static final double SMALL = -500;

    static final int SCALE = 512;

    private ExactFunctions() {}

    static DoubleDouble exp(double x) {
        return x < SMALL ? exp(of(x), SCALE) : exp(of(x), 0);
    }

    /** e^x·2^scale, as (e^(r/256))^256 times a power of two. */
    private static DoubleDouble exp(DoubleDouble x, int scale) {
        int n = (int) Math.rint(x.high() / LOG_2.high());
        DoubleDouble power = ONE.plus(seriesOfExpm1(x.minus(LOG_2.times(n)).scaled(-8)));
        for (int i = 0; i < 8; i++) power = power.times(power);
        // In two steps, for 2^n alone may overflow.
        return power.scaled((n + scale) / 2).scaled(n + scale - (n + scale) / 2);
    }

    private static DoubleDouble seriesOfExpm1(DoubleDouble x) {
        DoubleDouble term = x;
        DoubleDouble sum = x;
        for (int i = 2; Math.abs(term.high()) > 1e-34 * Math.abs(sum.high()); i++) {
            term = term.times(x).dividedBy(i);
            sum = sum.plus(term);
        }
        return sum;
    }

    static DoubleDouble expm1(double x) {
        return Math.abs(x) < 0.5 ? seriesOfExpm1(of(x)) : exp(of(x), 0).minus(ONE);
    }

    static DoubleDouble log(double x) {
        return log(of(x));
    }

    private static DoubleDouble log(DoubleDouble x) {
        DoubleDouble above = x.minus(ONE);
        if (Math.abs(above.high()) < 0.25) return seriesOfLog1p(above);
        double near = Math.log(x.high());
        // x = 2ⁿ·e^part·(1 + rest), with little left for the rest.
        int n = (int) Math.rint(near / LOG_2.high());
        double part = near - n * LOG_2.high();
        DoubleDouble rest = x.scaled(-n).times(exp(of(-part), 0)).minus(ONE);
        return LOG_2.times(n).plus(of(part)).plus(seriesOfLog1p(rest));
    }

    /** 2·artanh(x/(2 + x)). */
    private static DoubleDouble seriesOfLog1p(DoubleDouble x) {
        DoubleDouble s = x.dividedBy(x.plus(of(2)));
        DoubleDouble square = s.times(s);
        DoubleDouble power = s;
        DoubleDouble sum = s;
        for (int i = 3; Math.abs(power.high()) > 1e-34 * Math.abs(sum.high()); i += 2) {
            power = power.times(square);
            sum = sum.plus(power.dividedBy(i));
        }
        return sum.scaled(1);
    }

    static DoubleDouble log1p(double x) {
        return log1p(of(x));
    }

    private static DoubleDouble log1p(DoubleDouble x) {
        return Math.abs(x.high()) < 0.25 ? seriesOfLog1p(x) : log(ONE.plus(x));
    }

    static DoubleDouble tanh(double x) {
        if (Math.abs(x) > 40) return of(Math.signum(x));
        DoubleDouble e = expm1(2 * x);
        return e.dividedBy(e.plus(of(2)));
    }

    static DoubleDouble sigmoid(double x) {
        DoubleDouble e = exp(-Math.abs(x));
        if (Math.abs(x) > -SMALL) return x < 0 ? e : ONE;
        return (x < 0 ? e : ONE).dividedBy(ONE.plus(e));
    }

    static DoubleDouble softplus(double x) {
        if (x < SMALL) return exp(x);
        return log1p(exp(of(-Math.abs(x)), 0)).plus(of(Math.max(x, 0)));
    }

    /** 2/√π·e^(−x²)·Σ 2ⁿ·x^(2n+1)/(1·3·5·…·(2n+1)), whose terms have one sign. */
    static DoubleDouble erf(double x) {
        if (Math.abs(x) > 9) return of(Math.signum(x));
        DoubleDouble square = of(x).times(x);
        DoubleDouble term = of(x);
        DoubleDouble sum = term;
        for (int n = 1; Math.abs(term.high()) > 1e-34 * Math.abs(sum.high()); n++) {
            term = term.times(square).scaled(1).dividedBy(2 * n + 1);
            sum = sum.plus(term);
        }
        return sum.times(exp(square.negated(), 0)).times(DoubleDouble.TWO_BY_ROOT_OF_PI);
    }
}
