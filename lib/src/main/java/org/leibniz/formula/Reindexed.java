package org.leibniz.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.leibniz.expr.Scope;
import org.leibniz.formula.Token.Kind;

/**
 * An answer with one index changed, or without one of its sums.
 *
 * @param change what was changed, in a sentence
 */
public record Reindexed(WrittenAnswer answer, String change) {
    private static final int MOST = 80;

    /** All of them, of an answer that can be read. */
    public static List<Reindexed> of(String text, Scope scope, Asked asked) {
        Spelling spelling = HandWriting.plain(text);
        Tokens tokens = new Tokens(text, spelling);
        Set<String> letters = new LinkedHashSet<>();
        for (int at = 0; at < tokens.size(); at++) letters.addAll(letters(tokens, at));
        List<Reindexed> found = new ArrayList<>();
        for (int at = 0; at < tokens.size() && found.size() < MOST; at++) {
            List<String> own = letters(tokens, at);
            if (own.isEmpty()) continue;
            Token token = tokens.get(at);
            String word = tokens.text(at);
            int below = Subscript.start(word);
            String head = word.substring(0, below);
            if (head.equals("Σ") || head.equals("∑")) {
                String change = "the sum over " + String.join(", ", own) + " is too much";
                add(found, spelling, token, " ", change, scope, asked);
                continue;
            }
            for (int i = 0; i < own.size(); i++) {
                for (String letter : letters) {
                    if (letter.equals(own.get(i))) continue;
                    List<String> other = new ArrayList<>(own);
                    other.set(i, letter);
                    int swapped = own.indexOf(letter);
                    if (swapped >= 0) other.set(swapped, own.get(i));
                    String change = "the indices " + String.join("", own) + " should be " + String.join("", other);
                    add(found, spelling, token, head + "_{" + String.join(",", other) + "}", change, scope, asked);
                }
            }
        }
        return found;
    }

    private static List<String> letters(Tokens tokens, int at) {
        boolean lowered =
                tokens.kind(at) == Kind.WORD || tokens.kind(at) == Kind.SUBSCRIPT || tokens.kind(at) == Kind.SUM;
        if (!lowered) return List.of();
        return Subscript.of(tokens.text(at))
                .filter(Subscript::hasLetters)
                .map(subscript -> Subscript.indices(subscript.below()))
                .orElse(List.of());
    }

    private static void add(
            List<Reindexed> found,
            Spelling spelling,
            Token token,
            String put,
            String change,
            Scope scope,
            Asked asked) {
        String before = spelling.text().substring(0, token.start());
        String after = spelling.text().substring(token.end());
        try {
            Tokens changed = new Tokens(before + put + after, Spelling.asWritten(before + put + after));
            found.add(new Reindexed(WrittenAnswer.read(changed, scope, asked), change));
        } catch (FormulaException | WrittenAnswer.Undefined unreadable) {
            return;
        }
    }
}
