package org.leibniz.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A real number to {@value #DIGITS} digits, an infinity, or nothing, where a formula has no value.
 *
 * @param digits null where the number is not finite
 * @param special NaN or an infinity in place of digits
 * @param error the power of ten that what is lost to rounding stays below, {@value #EXACT} if nothing is
 */
record Real(@Nullable BigDecimal digits, double special, int error) {
    static final int DIGITS = 45;
    static final MathContext PRECISION = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    static final int EXACT = Integer.MIN_VALUE / 4;
    static final Real ZERO = of(BigDecimal.ZERO);
    static final Real ONE = of(BigDecimal.ONE);
    static final Real UNDEFINED = new Real(null, Double.NaN, EXACT);

    /** A magnitude beyond this many digits is treated as infinite. */
    private static final int MOST_DIGITS = 1_000_000;

    static Real of(BigDecimal value) {
        return near(value, EXACT);
    }

    /** A number that may be wrong by this power of ten, and by its last digit if it has all digits there can be. */
    static Real near(BigDecimal value, int error) {
        if (value.signum() == 0) return new Real(value, 0, error);
        int magnitude = magnitude(value);
        if (magnitude > MOST_DIGITS) return infinite(value.signum());
        if (magnitude < -MOST_DIGITS) return new Real(BigDecimal.ZERO, 0, Math.max(error, -MOST_DIGITS));
        boolean rounded = value.precision() >= DIGITS;
        return new Real(value, 0, rounded ? Math.max(error, magnitude - DIGITS) : error);
    }

    /** The power of ten just above a number. */
    static int magnitude(BigDecimal value) {
        return value.signum() == 0 ? EXACT : value.precision() - value.scale();
    }

    static Real of(double value) {
        return Double.isFinite(value) ? of(new BigDecimal(value)) : new Real(null, value, EXACT);
    }

    static Real infinite(int sign) {
        return new Real(null, sign < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY, EXACT);
    }

    boolean isFinite() {
        return digits != null;
    }

    boolean isUndefined() {
        return Double.isNaN(special);
    }

    int signum() {
        return digits != null ? digits.signum() : (int) Math.signum(special);
    }

    /** The power of ten just above the number; of none that is finite, and of 0, the least there is. */
    int magnitude() {
        return digits == null ? EXACT : magnitude(digits);
    }

    double toDouble() {
        return digits != null ? digits.doubleValue() : special;
    }
}
