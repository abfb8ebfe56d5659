package org.leibniz.explain;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/**
 * One line of a forward computation: a named value and how it follows from other named values.
 *
 * @param id the node of the whole graph
 * @param name the name that is printed
 * @param standIn the symbol that stands for the value in the definitions of later steps
 * @param definition the formula over the stand-ins of earlier steps; null for a symbol
 */
record Step(int id, String name, Symbol standIn, Expr definition) {
    boolean isSymbol() {
        return definition == null;
    }
}
