package org.leibniz.train;

/** The loss became NaN or infinite; the message names the first value that did, and the sample. */
public final class NotFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(String message) {
        super(message);
    }
}
