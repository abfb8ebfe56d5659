package org.leibniz.cli;

import java.util.List;
import java.util.Map;
import org.leibniz.expr.Tensor;

/**
 * What a line asks for.
 *
 * @param shapes the declared names; all others are scalars
 * @param kind null where the request leaves it open
 * @param values may lack names, in which case there are no numbers in the answer
 */
record Request(
        List<String> definitions,
        String formula,
        Map<String, List<Long>> shapes,
        List<String> wrt,
        Kind kind,
        Map<String, Tensor> values) {}
