package org.leibniz.formula;

import org.leibniz.notation.Rational;
import org.leibniz.notation.VulgarFractions;

/** Reads the numbers of formulas, exactly. */
final class Numerals {
    private static final int LENGTH_LIMIT = 10_000;
    private static final int EXPONENT_LIMIT = 5_000;

    private Numerals() {}

    /** The number a numeral such as {@code 12}, {@code 1e-3} or {@code ½} stands for. */
    static Rational parse(String numeral) {
        return VulgarFractions.parse(numeral).orElseGet(() -> decimal(numeral.replace('−', '-')));
    }

    /** The number raised signs such as {@code ⁻¹²} stand for. */
    static Rational raised(String signs) {
        StringBuilder digits = new StringBuilder();
        for (char sign : signs.toCharArray()) {
            if (sign == '⁻') digits.append('-');
            else if (sign != '⁺') digits.append(Lexer.SUPERSCRIPTS.indexOf(sign));
        }
        return decimal(digits.toString());
    }

    // Exact arithmetic on 1e999999999 would not end.
    private static Rational decimal(String numeral) {
        int exponentAt = Math.max(numeral.indexOf('e'), numeral.indexOf('E'));
        String exponent = exponentAt < 0 ? "0" : numeral.substring(exponentAt + 1);
        boolean fits = numeral.length() <= LENGTH_LIMIT && exponent.length() <= 9;
        if (!fits || Math.abs(Integer.parseInt(exponent)) > EXPONENT_LIMIT) {
            String limits = LENGTH_LIMIT + " digits and an exponent of " + EXPONENT_LIMIT;
            throw new IllegalArgumentException("the number " + Tokens.shortened(numeral)
                    + " is too long or its exponent too large, at most " + limits);
        }
        return Rational.parse(numeral);
    }

    /** Whether the numeral consists of digits alone. */
    static boolean isWhole(String numeral) {
        return numeral.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
