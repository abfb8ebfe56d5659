package org.leibniz.kernel;

/** The error function and the distribution function of the normal distribution, for lanes and for single doubles. */
public final class ErrorFunctions {
    private static final double FACTOR = 2 / Math.sqrt(Math.PI);

    /** e^(z²)·erfc(z)·(1 + 2z) for all z ≥ 0 as polynomials in (z − 3)/(z + 3), fitted to fifty digits of it. */
    private static final double[] TAIL_SINGLE = {
        1.2530080080032349,
        -0.1356210708618164,
        -0.04756215587258339,
        0.12964411079883575,
        -0.11927527189254761,
        0.06831657141447067,
        -0.02376357652246952,
        0.0024991168174892664,
        0.0018750791205093265,
        -0.0007264536689035594,
        -9.2545167717617e-05,
        7.731024379609153e-05
    };

    private static final double[] TAIL_DOUBLE = {
        1.2530080582697296,
        -0.13562110612458117,
        -0.0475622943534492,
        0.1296451587027594,
        -0.11927366341538638,
        0.0683080273440099,
        -0.02377051491717134,
        0.0025293918156939696,
        0.0018886903449991718,
        -0.0007798322696543306,
        -0.00010515971958448065,
        0.0001250993424583729,
        4.949196649968345e-06,
        -2.0100542268525612e-05,
        -7.308281468783614e-07,
        3.472370944977168e-06,
        3.5576086684080595e-07,
        -6.166011460398726e-07,
        -1.4047654315428462e-07,
        1.0183620603842736e-07,
        4.1064013667940355e-08,
        -1.3312919661038687e-08,
        -8.217595058711455e-09,
        9.862533510345587e-10,
        8.393734858690877e-10
    };

    private ErrorFunctions() {}

    /** By its series near 0, else from the area that is missing to 1. */
    static <L> L erf(MachineLanes<L> k, L x) {
        L one = k.constant(1);
        L size = k.abs(x);
        L missing = k.multiply(exponential(k, size, 1), tail(k, size, 1));
        L far = k.exclusiveOr(k.subtract(one, missing), k.andBits(x, k.format().signBit()));
        // x and a small part of it, so that rounding takes little.
        L near = k.fma(x, series(k, k.multiply(x, x), -1), x);
        return k.selectGreater(one, size, near, far);
    }

    /** The probability that a number with a standard normal distribution is smaller. */
    static <L> L normal(MachineLanes<L> k, L x) {
        L size = k.abs(x);
        L half = k.constant(0.5);
        L beyond = k.multiply(k.multiply(half, exponential(k, size, 0.5)), tail(k, size, Math.sqrt(0.5)));
        L far = k.selectGreater(x, k.constant(0), k.subtract(k.constant(1), beyond), beyond);
        L slope = k.multiply(k.constant(Math.sqrt(0.5) / 2), series(k, k.multiply(k.multiply(x, x), half), 0));
        return k.selectGreater(k.constant(0.7), size, k.fma(x, slope, half), far);
    }

    /** erf(x)/x + plus, in terms of x². */
    private static <L> L series(MachineLanes<L> k, L square, int plus) {
        int terms = k.format() == BinaryFormat.FLOAT32 ? 11 : 19;
        double[] coefficients = new double[terms];
        double factorial = 1;
        for (int n = 0; n < terms; n++) {
            coefficients[n] = FACTOR / (factorial * (2 * n + 1));
            factorial *= -(n + 1);
        }
        coefficients[0] += plus;
        L sum = k.constant(coefficients[terms - 1]);
        for (int n = terms - 2; n >= 0; n--) sum = k.fma(sum, square, k.constant(coefficients[n]));
        return sum;
    }

    /** e^(−s·x²), with what rounding took from x². */
    private static <L> L exponential(MachineLanes<L> k, L x, double scale) {
        // Where the result is 0 anyway; x² may be infinite beyond.
        L bounded = k.min(x, k.constant(60));
        L square = k.multiply(bounded, bounded);
        L lost = k.fma(bounded, bounded, k.negate(square));
        L power = k.exp(k.multiply(square, k.constant(-scale)));
        return k.fma(k.multiply(power, lost), k.constant(-scale), power);
    }

    /** e^(z²)·erfc(z) for z = scale·x. */
    private static <L> L tail(MachineLanes<L> k, L x, double scale) {
        L pole = k.constant(3 / scale);
        L bounded = k.min(x, k.constant(60));
        L u = k.divide(k.subtract(bounded, pole), k.add(bounded, pole));
        double[] coefficients = k.format() == BinaryFormat.FLOAT32 ? TAIL_SINGLE : TAIL_DOUBLE;
        L series = k.constant(coefficients[coefficients.length - 1]);
        for (int n = coefficients.length - 2; n >= 0; n--) series = k.fma(series, u, k.constant(coefficients[n]));
        return k.divide(series, k.fma(bounded, k.constant(2 * scale), k.constant(1)));
    }

    // For single doubles, by other methods ---------------------------------------------------------------------------

    /** The error function in plain Java. */
    public static double erf(double x) {
        double size = Math.abs(x);
        return Math.copySign(size < 0.5 ? inner(size) : 1 - outer(size, size, 1), x);
    }

    /** The probability that a number with a standard normal distribution is smaller, in plain Java. */
    public static double normal(double x) {
        double size = Math.abs(x);
        double z = size * Math.sqrt(0.5);
        double beyond = (z < 0.5 ? 1 - inner(z) : outer(z, size, 0.5)) / 2;
        return x > 0 ? 1 - beyond : beyond;
    }

    /** FACTOR·Σ (−1)ⁿ·x^(2n+1)/(n!·(2n + 1)), the first term apart because it is nearly all. */
    private static double inner(double x) {
        double power = 1;
        double sum = 0;
        for (int n = 1; n < 20; n++) {
            power *= -x * x / n;
            sum += power / (2 * n + 1);
        }
        return FACTOR * (x + x * sum);
    }

    /** e^(−s·x²) times 1/√π · 1/(z + ½/(z + 1/(z + 3⁄2/(z + …)))), with what rounding took from x². */
    private static double outer(double z, double x, double scale) {
        if (z > 60) return 0;
        double below = z;
        for (int n = 800; n >= 1; n--) below = z + n / 2.0 / below;
        double lost = Math.fma(x, x, -(x * x));
        return Math.exp(-scale * (x * x)) * (1 - scale * lost) * FACTOR / 2 / below;
    }
}
