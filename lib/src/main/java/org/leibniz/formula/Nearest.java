package org.leibniz.formula;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that was probably meant. */
final class Nearest {
    private static final int LENGTH_LIMIT = 40;

    private Nearest() {}

    /** The known name with the fewest typing errors between it and the word, if there are few enough. */
    static Optional<String> name(String word, Collection<String> known) {
        if (word.length() > LENGTH_LIMIT) return Optional.empty();
        String nearest = null;
        int fewest = word.length() < 2 ? 1 : word.length() < 5 ? 2 : 3;
        for (String name : known) {
            int errors = name.equalsIgnoreCase(word) ? 0 : Math.max(1, errors(word, name));
            if (errors < fewest) {
                nearest = name;
                fewest = errors;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** How many letters are missing, too many, wrong, or exchanged with their neighbour. */
    private static int errors(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) return Integer.MAX_VALUE;
        int[][] errors = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    errors[i][j] = i + j;
                    continue;
                }
                int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int least = Math.min(errors[i - 1][j - 1] + wrong, 1 + Math.min(errors[i - 1][j], errors[i][j - 1]));
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                errors[i][j] = exchanged ? Math.min(least, errors[i - 2][j - 2] + 1) : least;
            }
        }
        return errors[a.length()][b.length()];
    }
}
