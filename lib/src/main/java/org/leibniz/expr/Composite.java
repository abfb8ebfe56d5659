package org.leibniz.expr;

import org.leibniz.kernel.Lowering;

/**
 * An op that is computed by simpler ones. It keeps its name in what is printed, its own derivative, and reference loops
 * that do not follow the definition, so that they can judge it.
 */
public interface Composite extends Op {
    /** The value of {@code y} in terms of its operands, as a node made for it. */
    Expr definition(Apply y);

    @Override
    default Lowering lower(Apply y) {
        return new Lowering.Defined();
    }
}
