package org.leibniz.formula;

import java.util.List;
import java.util.function.Supplier;
import org.leibniz.formula.Token.Kind;

/** A formula cut into tokens, and the errors that point into it. */
final class Tokens {
    private static final int LENGTH_LIMIT = 1 << 20;
    private static final int SHOWN = 30;

    private final String text;
    private final List<Token> tokens;

    Tokens(String text) {
        if (text.length() > LENGTH_LIMIT) {
            String reason = "a formula has at most " + LENGTH_LIMIT + " characters, this one has " + text.length();
            throw new FormulaException(text, LENGTH_LIMIT, reason, null);
        }
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    /** The token at an index; beyond the last one, the end of the formula. */
    Token get(int index) {
        return tokens.get(Math.min(index, tokens.size() - 1));
    }

    Kind kind(int index) {
        return get(index).kind();
    }

    String text(int index) {
        return text.substring(get(index).start(), get(index).end());
    }

    /** The number of tokens, without the end. */
    int size() {
        return tokens.size() - 1;
    }

    FormulaException error(int offset, String reason) {
        return new FormulaException(text, offset, reason, null);
    }

    /** An error about a name. */
    FormulaException unnamed(int offset, String reason) {
        return new FormulaException(text, offset, reason, new NameException(reason));
    }

    /** Says what was expected instead of the token at an index. */
    FormulaException expected(int index, String what) {
        String got = kind(index) == Kind.END ? "end of formula" : "'" + shortened(text(index)) + "'";
        return error(get(index).start(), "expected " + what + ", got " + got);
    }

    /** A part of the formula as a message shows it: short, in one line. */
    static String shortened(String part) {
        String word = part.replaceAll("\\s+", " ");
        if (word.codePointCount(0, word.length()) <= SHOWN) return word;
        return word.substring(0, word.offsetByCodePoints(0, SHOWN)) + "…";
    }

    /** Builds a part of the expression; what does not fit is reported at the offset. */
    <T> T build(int offset, Supplier<T> builder) {
        try {
            return builder.get();
        } catch (FormulaException located) {
            throw located;
        } catch (IllegalArgumentException unfit) {
            throw new FormulaException(text, offset, unfit.getMessage().replaceAll("\\s+", " "), unfit);
        }
    }
}
