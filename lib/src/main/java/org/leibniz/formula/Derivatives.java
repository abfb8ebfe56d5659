package org.leibniz.formula;

import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Unary;
import org.leibniz.op.Ops;

/** What a prime after the name of a function means, {@code σ′(u)}. */
final class Derivatives {
    private Derivatives() {}

    /** The derivative of a function, given the function applied to its operand. */
    static Expr of(String name, Expr value) {
        if (!(value instanceof Apply y) || !(y.op() instanceof Unary)) {
            throw new IllegalArgumentException("a prime is for functions of one number, not for " + name);
        }
        Expr dy = Ops.ones(y.shape());
        List<Expr> pulledBack = y.op().pullback(y, dy);
        Expr derivative = pulledBack.get(0);
        if (derivative == null) return Ops.zeros(y.shape());
        boolean product = derivative instanceof Apply apply && apply.op() == Multiply.OP && apply.arg(0) == dy;
        return product ? ((Apply) derivative).arg(1) : derivative;
    }
}
