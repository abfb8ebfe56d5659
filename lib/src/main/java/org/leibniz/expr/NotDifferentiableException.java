package org.leibniz.expr;

/** There is no derivative: the message names the node and says why. */
public class NotDifferentiableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public NotDifferentiableException(String message) {
        super(message);
    }
}
