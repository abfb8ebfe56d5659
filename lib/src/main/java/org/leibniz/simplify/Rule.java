package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;

/** One rewrite of the topmost node of an expression, whose operands are already simplified. */
interface Rule {
    /** What the node is replaced by, of the same shape and value; empty if the rule does not apply. */
    Optional<Expr> rewrite(Apply node, Surroundings around);

    default String name() {
        return getClass().getSimpleName();
    }
}
