package org.leibniz.kernel;

import java.util.OptionalDouble;

/** Powers; small constant exponents are products, quotients and roots. */
final class Powers {
    private Powers() {}

    static <L> L power(MachineLanes<L> k, L base, L exponent) {
        OptionalDouble known = k.known(exponent);
        double power = known.orElse(Double.NaN);
        if (power == 0) return k.constant(1);
        if (power == 0.5) return root(k, base);
        boolean small = power == Math.rint(power) && Math.abs(power) <= 4;
        if (!small) return k.generalPower(base, exponent);
        L square = k.multiply(base, base);
        L product = switch ((int) Math.abs(power)) {
            case 1 -> base;
            case 2 -> square;
            case 3 -> k.multiply(square, base);
            default -> k.multiply(square, square);
        };
        return power > 0 ? product : k.divide(k.constant(1), product);
    }

    /** As the power of ½ has it: no negative zero, and no complaint about −∞. */
    private static <L> L root(MachineLanes<L> k, L base) {
        L root = k.sqrt(k.add(base, k.constant(0)));
        L infinity = k.constant(Double.POSITIVE_INFINITY);
        return k.selectEqual(base, k.constant(Double.NEGATIVE_INFINITY), infinity, root);
    }
}
