package org.leibniz.check;

import java.util.function.Supplier;
import org.leibniz.expr.Expr;

/**
 * A formula with one place changed.
 *
 * @param kind the mistake by which the two differ
 * @param value what the change is about
 * @param message the mistake in a sentence
 * @param whole the changed formula
 */
record Edit(Cause.Kind kind, Expr value, Supplier<String> message, Expr whole) {}
