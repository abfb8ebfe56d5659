package org.leibniz.check;

import org.leibniz.expr.Expr;

/**
 * What holds of the values a question is about.
 *
 * @param holds a comparison, not 0 where it holds
 * @param text as it was written
 */
public record Condition(Expr holds, String text) {}
