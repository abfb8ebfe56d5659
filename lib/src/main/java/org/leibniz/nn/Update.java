package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/** A new value for a symbol, computed from old values. */
public record Update(Symbol symbol, Expr value) {}
