package org.leibniz.plan;

import java.util.List;
import org.leibniz.kernel.Lowering;

/** What a loop does at every position; later steps use the results of earlier ones by their number. */
public sealed interface Step {
    /** Reads an array. */
    record Load(Access from) implements Step {}

    /** A number. */
    record Number(double value) implements Step {}

    /** Applies a function to earlier results. */
    record Apply(Lowering.Pointwise function, List<Integer> operands, String name, String formula) implements Step {}
}
