package org.leibniz.expr;

import java.util.List;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** An op with several results, each of which formulas call by a function of its own, {@code eigenvalues(A)}. */
public interface NamedResults extends Op {
    /** The functions by which formulas call the results, in their order. */
    List<String> resultNames();

    /** Writes one result, given the written operands of the op. */
    default Text print(Apply source, int output, List<Text> in, Notation notation) {
        return notation.call(resultNames().get(output), in.toArray(Text[]::new));
    }
}
