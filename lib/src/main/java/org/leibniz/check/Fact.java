package org.leibniz.check;

import org.leibniz.expr.Expr;

/**
 * Two formulas that are equal for all values a question is about.
 *
 * @param text as it was written
 */
public record Fact(Expr left, Expr right, String text) {}
