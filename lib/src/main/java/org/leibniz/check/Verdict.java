package org.leibniz.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Tensor;

/**
 * What an answer is worth.
 *
 * @param because the reason, in a sentence
 * @param cause where the mistake is, if it could be found
 * @param witness a point at which the answer has another value than the derivative
 * @param trouble why the answer cannot be read
 */
public record Verdict(
        Kind kind, String because, Optional<Cause> cause, Optional<Witness> witness, Optional<Trouble> trouble) {
    /** The four verdicts; there is no fifth. */
    public enum Kind {
        /** Equal wherever the derivative is defined. */
        EQUAL,
        /** Equal only under a fact or on a smaller domain. */
        CONDITIONAL,
        DIFFERENT,
        UNREADABLE;

        /** As it is written in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The values of names at a point, and what follows from them. */
    public record Witness(Map<String, Tensor> at, Tensor expected, Tensor answer) {}

    /**
     * @param offset in code points of the answer
     * @param names that need a definition
     */
    public record Trouble(int offset, List<String> names) {}

    static Verdict equal(String because) {
        return new Verdict(Kind.EQUAL, because, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Verdict conditional(String because, Optional<Witness> witness) {
        return new Verdict(Kind.CONDITIONAL, because, Optional.empty(), witness, Optional.empty());
    }

    static Verdict different(String because, Optional<Cause> cause, Optional<Witness> witness) {
        return new Verdict(Kind.DIFFERENT, because, cause, witness, Optional.empty());
    }

    /** An answer that is no formula. */
    public static Verdict unreadable(String because, int offset, List<String> names) {
        Trouble trouble = new Trouble(offset, names);
        return new Verdict(Kind.UNREADABLE, because, Optional.empty(), Optional.empty(), Optional.of(trouble));
    }
}
