package org.leibniz.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mistakes that TeX would stop at. */
public final class LatexText {
    private static final Pattern TOKEN = Pattern.compile("\\\\[A-Za-z]+|\\\\.|.", Pattern.DOTALL);

    private LatexText() {}

    /** Checks that braces and big parentheses match and that nothing has two superscripts or subscripts. */
    public static void assertWellFormed(String latex) {
        Deque<String> open = new ArrayDeque<>();
        // Which of ^ and _ the piece that was read last already has, for each level of braces.
        Deque<String> scripts = new ArrayDeque<>();
        scripts.push("");
        boolean script = false;
        Matcher tokens = TOKEN.matcher(latex);
        while (tokens.find()) {
            String token = tokens.group();
            if (token.isBlank()) continue;
            if (token.equals("^") || token.equals("_")) {
                assertFalse(script, () -> "a script of a script without braces: " + latex);
                String seen = scripts.pop();
                assertFalse(seen.contains(token), () -> "double " + token + " in " + latex);
                scripts.push(seen + token);
                script = true;
                continue;
            }
            if (token.equals("}")) {
                assertEquals("{", open.poll(), () -> "braces do not match: " + latex);
                scripts.pop();
                continue;
            }
            // Whatever is no script starts a new piece.
            if (!script) {
                scripts.pop();
                scripts.push("");
            }
            script = false;
            if (token.equals("{")) {
                open.push("{");
                scripts.push("");
            } else if (token.equals("\\left")) {
                open.push("\\left");
            } else if (token.equals("\\right")) {
                assertEquals("\\left", open.poll(), () -> "parentheses do not match: " + latex);
            }
        }
        assertTrue(open.isEmpty() && !script, () -> "unfinished: " + latex);
    }
}
