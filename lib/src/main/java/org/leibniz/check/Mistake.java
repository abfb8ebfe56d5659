package org.leibniz.check;

import org.leibniz.expr.Expr;

/**
 * A gradient with a mistake.
 *
 * @param node the node of the formula at which it is made
 * @param operand which operand of the node gets a wrong share
 * @param detail what is missing, too much or in whose place; may be empty
 */
record Mistake(Cause.Kind kind, int node, int operand, String detail, Expr gradient) {}
