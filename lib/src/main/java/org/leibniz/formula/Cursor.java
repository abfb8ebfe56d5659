package org.leibniz.formula;

import org.leibniz.formula.Token.Kind;

/** A place in a range of tokens. Whatever ends the range, a comma between definitions say, is an end to its readers. */
final class Cursor {
    private final Tokens tokens;
    private final int end;
    private int at;

    Cursor(Tokens tokens, int from, int end) {
        this.tokens = tokens;
        this.at = from;
        this.end = end;
    }

    Tokens tokens() {
        return tokens;
    }

    Kind kind() {
        return kind(0);
    }

    Kind kind(int ahead) {
        return at + ahead < end ? tokens.kind(at + ahead) : Kind.END;
    }

    String text() {
        return text(0);
    }

    String text(int ahead) {
        return tokens.text(at + ahead);
    }

    int offset() {
        return tokens.get(at).start();
    }

    void advance() {
        at++;
    }

    FormulaException expected(String what) {
        return tokens.expected(at, what);
    }

    /** An error about the name that stands here. */
    FormulaException unnamed(String reason) {
        return tokens.unnamed(offset(), reason);
    }

    FormulaException error(String reason) {
        return tokens.error(offset(), reason);
    }
}
