package org.leibniz.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Splits a word such as {@code wx} into names that stand side by side. */
final class Splitter {
    private static final int LENGTH_LIMIT = 100;

    private Splitter() {}

    /**
     * The parts of a word, each of which has a meaning; at every place the longest with which the rest can be split.
     *
     * @param meaning what a part means, told whether it is the last one
     * @return no parts if the word cannot be split
     */
    static List<Word.Part> split(String word, BiFunction<String, Boolean, Optional<Word>> meaning) {
        int length = word.length();
        if (length > LENGTH_LIMIT) return List.of();
        Word.Part[] parts = new Word.Part[length];
        int[] ends = new int[length];
        for (int start = length - 1; start >= 0; start--) {
            if (!Lexer.startsName(word, start)) continue;
            for (int end = length; end > start && parts[start] == null; end--) {
                boolean splits = end == length || parts[end] != null;
                boolean sign = end == start + 1 && word.charAt(start) == '∂';
                if (!splits || sign || start == 0 && end == length) continue;
                int from = start;
                parts[start] = meaning.apply(word.substring(start, end), end == length)
                        .map(found -> new Word.Part(found, from))
                        .orElse(null);
                ends[start] = end;
            }
        }
        List<Word.Part> found = new ArrayList<>();
        if (length == 0 || parts[0] == null) return found;
        for (int at = 0; at < length; at = ends[at]) found.add(parts[at]);
        return found;
    }
}
