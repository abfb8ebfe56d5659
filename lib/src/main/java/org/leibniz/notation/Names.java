package org.leibniz.notation;

import java.util.regex.Pattern;

/**
 * The spellings of a name: {@code w1}, {@code w_1}, {@code w₁} and {@code w_{1}} are one name, kept as {@code w1}. After
 * a digit the underscore stays, {@code w1_2}, or that name would be {@code w12}.
 */
public final class Names {
    private static final Pattern BRACES = Pattern.compile("_\\{(\\d+)}$");
    private static final Pattern DIGIT_SUBSCRIPT = Pattern.compile("(?<=\\p{L})_(\\d+)$");
    private static final Pattern NAME = Pattern.compile("∂?[\\p{L}&&[^\\p{Lm}]][\\p{L}0-9_&&[^\\p{Lm}]]*");

    private Names() {}

    /** @throws IllegalArgumentException if the text is no name */
    public static String normalize(String name) {
        StringBuilder plain = new StringBuilder();
        name.strip().codePoints().forEach(c -> plain.appendCodePoint(c >= '₀' && c <= '₉' ? c - '₀' + '0' : c));
        String unbraced = BRACES.matcher(plain).replaceFirst("_$1");
        String normal = DIGIT_SUBSCRIPT.matcher(unbraced).replaceFirst("$1");
        if (!NAME.matcher(normal).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name: a letter first, then letters, digits and _");
        }
        return normal;
    }

    /** The part of a name before its trailing digits. */
    public static String stem(String name) {
        return name.substring(0, digitsStart(name));
    }

    /** The trailing digits of a name, printed as its subscript; empty if there are none. */
    public static String digits(String name) {
        return name.substring(digitsStart(name));
    }

    private static int digitsStart(String name) {
        int start = name.length();
        while (start > 1 && Character.isDigit(name.charAt(start - 1))) start--;
        return start;
    }
}
