package org.leibniz.check;

import java.util.Locale;
import java.util.Optional;

/**
 * A mistake.
 *
 * @param factor the factor of the chain it is in, such as {@code ∂y/∂u}, or what is missing or too much
 * @param node the named value it is at
 * @param message the mistake in a sentence
 */
public record Cause(Kind kind, Optional<String> factor, Optional<String> node, String message) {
    /** The mistakes that are told apart. */
    public enum Kind {
        MISSING_FACTOR,
        EXTRA_FACTOR,
        SWAPPED_FACTOR,
        SIGN,
        CONSTANT,
        /** The derivative of an activation is taken at another value. */
        ARGUMENT,
        /** The derivative is that of another function. */
        ACTIVATION,
        TRANSPOSE,
        INDEX,
        /** A term of the product rule. */
        MISSING_TERM,
        /** One of several ways from the result to the variable. */
        MISSING_PATH,
        WRONG_RULE,
        /** The divisor of a quotient rule is not squared. */
        MISSING_SQUARE;

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
