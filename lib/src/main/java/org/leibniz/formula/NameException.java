package org.leibniz.formula;

/** A name that means nothing, or too much. */
final class NameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NameException(String message) {
        super(message);
    }
}
