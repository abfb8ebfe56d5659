package org.leibniz.explain;

import org.leibniz.expr.NotDifferentiableException;

/** A step whose components are no sums and products of those of its operands, such as those of an inverse. */
final class NoComponentForm extends NotDifferentiableException {
    private static final long serialVersionUID = 1L;

    NoComponentForm(String message) {
        super(message);
    }
}
