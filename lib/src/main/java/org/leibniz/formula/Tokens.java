package org.leibniz.formula;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.leibniz.formula.Token.Kind;

/** A formula cut into tokens, and the errors that point into it. */
final class Tokens {
    private static final int LENGTH_LIMIT = 1 << 20;
    private static final int SHOWN = 30;

    private final String written;
    private final Spelling spelling;
    private final String text;
    private final List<Token> tokens;

    Tokens(String text) {
        if (text.length() > LENGTH_LIMIT) {
            String reason = "a formula has at most " + LENGTH_LIMIT + " characters, this one has " + text.length();
            throw new FormulaException(text, LENGTH_LIMIT, reason, null);
        }
        Spelling spelled = text.indexOf('\\') < 0 ? Spelling.asWritten(text) : Latex.plain(text);
        this.written = text;
        this.spelling = spelled;
        this.text = spelled.text();
        this.tokens = tokensOf(spelled);
    }

    /** @param spelling of a text as it was written */
    Tokens(String written, Spelling spelling) {
        this.written = written;
        this.spelling = spelling;
        this.text = spelling.text();
        this.tokens = tokensOf(spelling);
    }

    private List<Token> tokensOf(Spelling spelled) {
        try {
            return Lexer.tokens(spelled.text());
        } catch (FormulaException unreadable) {
            throw error(unreadable.offset(), unreadable.reason());
        }
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
        return new FormulaException(written, spelling.origin(offset), reason, null);
    }

    /** An error about a name. */
    FormulaException unnamed(int offset, String reason) {
        return new FormulaException(written, spelling.origin(offset), reason, new NameException(reason));
    }

    /** The name that stands at a place of the text as it was written. */
    Optional<String> unknownAt(int origin) {
        for (int i = 0; i < size(); i++) {
            boolean here = get(i).kind() == Kind.WORD && spelling.origin(get(i).start()) == origin;
            if (here) return WrittenAnswer.name(text(i).startsWith("∂") ? text(i).substring(1) : text(i));
        }
        return Optional.empty();
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
            String reason = unfit.getMessage().replaceAll("\\s+", " ");
            throw new FormulaException(written, spelling.origin(offset), reason, unfit);
        }
    }
}
