package org.leibniz.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A word with something below it.
 *
 * @param base what stands before, such as {@code w}
 * @param below what stands below, in plain letters and digits, such as {@code 1ij}; commas part indices
 */
record Subscript(String base, String below) {
    private static final String PLAIN_LETTERS = "ijklmnprstuvaehox";

    static Optional<Subscript> of(String word) {
        int start = start(word);
        if (start == word.length()) return Optional.empty();
        String below = plain(word.substring(start));
        return below.isEmpty() ? Optional.empty() : Optional.of(new Subscript(word.substring(0, start), below));
    }

    /** Where what stands below begins, the end of the word if there is none. */
    static int start(String word) {
        int start = 0;
        while (start < word.length() && !isRaised(word.charAt(start)) && word.charAt(start) != '_') start++;
        return start;
    }

    private static boolean isRaised(char c) {
        return Lexer.SUBSCRIPTS.indexOf(c) >= 0 || Lexer.SUBSCRIPT_LETTERS.indexOf(c) >= 0;
    }

    /** What is written below, in plain letters and digits. */
    static String plain(String lowered) {
        StringBuilder plain = new StringBuilder();
        for (char c : lowered.toCharArray()) {
            int digit = Lexer.SUBSCRIPTS.indexOf(c);
            int letter = Lexer.SUBSCRIPT_LETTERS.indexOf(c);
            if (digit >= 0) plain.append(digit);
            else if (letter >= 0) plain.append(PLAIN_LETTERS.charAt(letter));
            else if ("_{} ".indexOf(c) < 0) plain.append(c);
        }
        return plain.toString();
    }

    boolean hasLetters() {
        return below.chars().anyMatch(Character::isLetter);
    }

    /** The indices in a text such as {@code ij}, {@code 1,2} or {@code 1j}: without commas each sign is one. */
    static List<String> indices(String text) {
        List<String> indices = new ArrayList<>();
        if (text.indexOf(',') >= 0) {
            for (String part : text.split(",", -1)) if (!part.isEmpty()) indices.add(part);
            return indices;
        }
        text.codePoints().forEach(c -> indices.add(Character.toString(c)));
        return indices;
    }
}
