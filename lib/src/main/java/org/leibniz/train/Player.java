package org.leibniz.train;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/** A loss and the parameters that make it small. */
record Player(Expr loss, List<Symbol> parameters) {}
