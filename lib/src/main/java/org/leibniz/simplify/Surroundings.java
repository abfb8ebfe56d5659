package org.leibniz.simplify;

import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Expr;

/** What a rule may know beyond its node. */
interface Surroundings {
    /**
     * Whether the node may be taken apart: it has no name and only one user. Rewriting into a node with several users
     * would compute its value once for each of them.
     */
    boolean dissolves(Expr e);

    /** The factors of a node that dissolves, as far as they are known without a walk; otherwise the node itself. */
    Product factors(Expr e);

    /** The factors that were noted for a node, or null. */
    @Nullable
    Product remembered(Expr e);

    /** Notes the factors an expression was written from. */
    void remember(Expr e, Product factors);

    /** The one object that stands for this computation, so that factors can be compared by identity. */
    Expr unique(Expr e);

    /** Counts a step of work, so that tests can see that work grows linearly. */
    void step();
}
