package org.leibniz.shape;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Prints a {@link Dim} in plain text without spaces. */
final class DimText {
    private DimText() {}

    static String of(Map<Monomial, Long> terms) {
        StringBuilder text = new StringBuilder();
        // Not a long: what the floors were written with may not fit, and printing must not fail.
        BigInteger constant = BigInteger.ZERO;
        for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
            BigInteger coefficient = BigInteger.valueOf(term.getValue());
            Optional<FloorQuotient> quotient = term.getKey().floorQuotient();
            if (quotient.isPresent()) {
                append(text, coefficient, quotient.get().writtenText());
                BigInteger more = BigInteger.valueOf(quotient.get().writtenMultiple());
                constant = constant.subtract(coefficient.multiply(more));
            } else if (term.getKey().isOne()) {
                constant = constant.add(coefficient);
            } else {
                append(text, coefficient, term.getKey().toString());
            }
        }
        if (constant.signum() != 0 || text.isEmpty()) {
            append(text, constant, "");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, BigInteger coefficient, String monomial) {
        text.append(coefficient.signum() < 0 ? "-" : text.isEmpty() ? "" : "+");
        BigInteger size = coefficient.abs();
        if (monomial.isEmpty()) {
            text.append(size);
        } else if (size.equals(BigInteger.ONE)) {
            text.append(monomial);
        } else {
            text.append(size).append('*').append(monomial);
        }
    }
}
