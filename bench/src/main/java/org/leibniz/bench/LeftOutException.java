package org.leibniz.bench;

/** A peer cannot take part, and why. */
final class LeftOutException extends Exception {
    private static final long serialVersionUID = 1;

    LeftOutException(String why) {
        super(why);
    }
}
