package org.leibniz.formula;

/** A sign, number or word of a formula: the characters from {@code start} up to, not including, {@code end}. */
record Token(Kind kind, int start, int end) {
    /** What a token is, whichever way it is spelled. */
    enum Kind {
        NUMBER,
        WORD,
        /** A text in quotation marks. */
        LETTERS,
        SUPERSCRIPT,
        /** Indices behind something that is no name, {@code (W x)ⱼ}. */
        SUBSCRIPT,
        SUM,
        ROOT,
        INFINITY,
        OPEN,
        CLOSE,
        OPEN_BRACKET,
        CLOSE_BRACKET,
        BAR,
        COMMA,
        COLON,
        EQUALS,
        PLUS,
        MINUS,
        TIMES,
        HADAMARD,
        OVER,
        ELEMENTS_OVER,
        KRONECKER,
        POWER,
        ELEMENTS_POWER,
        LESS,
        LESS_EQUAL,
        GREATER,
        GREATER_EQUAL,
        EQUAL,
        NOT_EQUAL,
        /** The sign {@code '}: the transpose of a value, the derivative of a function. */
        QUOTE,
        /** The sign {@code ′}: always a derivative. */
        PRIME,
        TRANSPOSED,
        END
    }
}
