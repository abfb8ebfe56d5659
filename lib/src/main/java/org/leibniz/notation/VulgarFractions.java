package org.leibniz.notation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The few fractions that are drawn as one sign; all others are written as decimals or quotients. */
public final class VulgarFractions {
    private static final Map<Rational, String> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put(Rational.HALF, "½");
        SIGNS.put(Rational.of(1, 3), "⅓");
        SIGNS.put(Rational.of(2, 3), "⅔");
        SIGNS.put(Rational.of(1, 4), "¼");
        SIGNS.put(Rational.of(3, 4), "¾");
    }

    private VulgarFractions() {}

    static boolean isDrawn(Rational value) {
        return SIGNS.containsKey(value) || SIGNS.containsKey(value.negate());
    }

    static Optional<String> sign(Rational value) {
        boolean negative = value.signum() < 0;
        return Optional.ofNullable(SIGNS.get(negative ? value.negate() : value))
                .map(sign -> negative ? "−" + sign : sign);
    }

    /** The number a sign such as {@code ½} stands for. */
    public static Optional<Rational> parse(String sign) {
        return SIGNS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(sign))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
