package org.leibniz.check;

import java.util.Optional;
import org.leibniz.kernel.Lanes;
import org.leibniz.notation.Rational;

/** Functions whose kernels leave out what is below the last digit of a double, as the textbook defines them. */
final class Textbook {
    private Textbook() {}

    /** The value of a function by the name of its op; empty for those that are computed by their definition anyway. */
    static <L> Optional<L> value(String function, Evaluation.Numbers<L> k, L x) {
        return switch (function) {
            case "cosh" -> Optional.of(halfOf(k, k.add(k.exp(x), k.exp(k.negate(x)))));
            case "sinh" -> Optional.of(halfOf(k, k.subtract(k.exp(x), k.exp(k.negate(x)))));
            case "asinh" -> Optional.of(k.log(k.add(x, k.sqrt(k.add(k.multiply(x, x), k.constant(1))))));
            case "acosh" -> {
                L one = k.constant(1);
                L root = k.multiply(k.sqrt(k.subtract(x, one)), k.sqrt(k.add(x, one)));
                yield Optional.of(k.log(k.add(x, root)));
            }
            case "mish" -> Optional.of(k.multiply(x, k.tanh(k.log1p(k.exp(x)))));
            case "geluTanh" -> {
                L cube = k.multiply(k.exact(Rational.parse("0.044715")), k.multiply(x, k.multiply(x, x)));
                L slope = k.sqrt(k.divide(k.constant(2), k.constant(Math.PI)));
                L bent = k.tanh(k.multiply(slope, k.add(x, cube)));
                yield Optional.of(halfOf(k, k.multiply(x, k.add(k.constant(1), bent))));
            }
            default -> Optional.empty();
        };
    }

    private static <L> L halfOf(Lanes<L> k, L x) {
        return k.multiply(k.constant(0.5), x);
    }
}
