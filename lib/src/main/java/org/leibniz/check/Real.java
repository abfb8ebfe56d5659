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
 */
record Real(@Nullable BigDecimal digits, double special) {
    static final int DIGITS = 45;
    static final MathContext PRECISION = new MathContext(DIGITS, RoundingMode.HALF_EVEN);
    static final Real ZERO = of(BigDecimal.ZERO);
    static final Real ONE = of(BigDecimal.ONE);
    static final Real UNDEFINED = new Real(null, Double.NaN);

    /** A magnitude beyond this many digits is treated as infinite. */
    private static final int MOST_DIGITS = 1_000_000;

    static Real of(BigDecimal value) {
        int magnitude = value.precision() - value.scale();
        if (value.signum() != 0 && magnitude > MOST_DIGITS) return infinite(value.signum());
        if (value.signum() != 0 && magnitude < -MOST_DIGITS) return new Real(BigDecimal.ZERO, 0);
        return new Real(value, 0);
    }

    static Real of(double value) {
        return Double.isFinite(value) ? of(new BigDecimal(value)) : new Real(null, value);
    }

    static Real infinite(int sign) {
        return new Real(null, sign < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
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

    double toDouble() {
        return digits != null ? digits.doubleValue() : special;
    }
}
