package org.leibniz.notation;

import java.util.List;

/** What the two notations that can be typed and read back have in common. */
abstract class PlainNotation extends Notation {
    @Override
    protected String grouped(String inside) {
        return "(" + inside + ")";
    }

    @Override
    protected String listed(List<String> items) {
        return String.join(", ", items);
    }

    /** A decimal where it is short, a fraction where it is not: {@code 0.1}, {@code 1/3}, {@code 1e-30}. */
    static String plainNumeral(Rational value) {
        if (value.isInteger() && value.numerator().bitLength() < 64)
            return value.numerator().toString();
        if (value.isInteger() || value.isDecimal(400) && !value.isDecimal(12)) {
            String shortest = Double.toString(value.toDouble());
            if (Double.isFinite(value.toDouble()) && Rational.parse(shortest).equals(value))
                return shortest.replace(".0E", "e").replace('E', 'e');
        }
        return value.toString();
    }
}
