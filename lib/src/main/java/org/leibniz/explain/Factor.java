package org.leibniz.explain;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;

/**
 * One factor of a chain product: the derivative of a component of a step by a component of an operand.
 *
 * @param of the step that is differentiated
 * @param at its indices
 * @param by the operand
 * @param byAt the operand's indices
 * @param derivative the derivative as a component formula
 * @param summed the indices of {@code at} that the operand's indices leave free; the chain sums over them
 */
record Factor(Step of, List<Dim> at, Step by, List<Dim> byAt, Expr derivative, List<Index> summed) {
    /** An index with the size it runs over. */
    record Index(String letter, Dim size) {}
}
