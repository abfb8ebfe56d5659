package org.leibniz.explain;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Tensor;

/**
 * One step of an explanation: the rule that was applied, and what it gave.
 *
 * @param rule the id of the rule, under which {@link Messages} says what it is
 * @param view whether it belongs to the derivation for components, to that with matrices, or to both
 * @param arguments what the message is about
 * @param formulas the lines that follow, each verified
 * @param factors the factors that appear in the lines
 * @param lit the named values it is about
 * @param value the value of what the last line gives, null where there are no numbers
 */
record ExplainedStep(
        String rule,
        View view,
        List<Phrase> arguments,
        List<Phrase> formulas,
        List<Factor> factors,
        Set<Step> lit,
        @Nullable Tensor value) {
    enum View {
        BOTH,
        COMPONENT,
        MATRIX
    }
}
