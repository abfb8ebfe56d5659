package org.leibniz.cli;

import java.util.List;
import java.util.Map;
import org.leibniz.expr.Tensor;

/**
 * What a line asks for.
 *
 * @param sheet a whole worksheet, null if there is none; then the definitions and the formula count
 * @param language the code of the language of messages
 * @param shapes the declared names; all others are scalars
 * @param kind null where the request leaves it open
 * @param values may lack names, in which case there are no numbers in the answer
 * @param submission null where nothing is to be checked
 */
record Request(
        List<String> definitions,
        String formula,
        Map<String, List<Long>> shapes,
        List<String> wrt,
        Kind kind,
        String sheet,
        String language,
        Map<String, Tensor> values,
        Submission submission) {

    /**
     * An answer to be checked.
     *
     * @param where formulas of names that the answer may use
     * @param domain conditions on the values, empty if there are none
     * @param answer null if there is none
     */
    record Submission(Map<String, String> where, String domain, List<String> facts, String answer) {}

    /** A request for a derivative. */
    Request(
            List<String> definitions,
            String formula,
            Map<String, List<Long>> shapes,
            List<String> wrt,
            Kind kind,
            Map<String, Tensor> values) {
        this(definitions, formula, shapes, wrt, kind, null, "en", values, null);
    }

    /** The same request with other definitions. */
    Request with(List<String> others) {
        return new Request(others, formula, shapes, wrt, kind, sheet, language, values, submission);
    }
}
