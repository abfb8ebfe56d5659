package org.leibniz.simplify;

import java.util.Optional;
import org.leibniz.expr.Add;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Op;
import org.leibniz.expr.Subtract;
import org.leibniz.notation.Rational;

/** Looks at operands the way all rules do: a node with a name is never looked into. */
final class Operands {
    private Operands() {}

    /** The node, if it is an unnamed result of the op class. */
    static <O extends Op> Optional<Apply> unnamed(Expr e, Class<O> op) {
        return e instanceof Apply apply
                        && op.isInstance(apply.op())
                        && apply.names().isEmpty()
                ? Optional.of(apply)
                : Optional.empty();
    }

    /** What unnamed broadcasts repeat; the expression itself if it is no broadcast. */
    static Expr source(Expr e) {
        Expr source = e;
        while (source instanceof Apply apply
                && apply.op() instanceof BroadcastTo
                && apply.names().isEmpty()) source = apply.arg(0);
        return source;
    }

    /** The one number that the expression repeats; the expression itself if it is a scalar. */
    static Optional<Expr> scalar(Expr e) {
        Expr source = source(e);
        boolean single = !(source instanceof Apply apply && apply.shapes().size() != 1);
        return single && source.shape().isScalar() ? Optional.of(source) : Optional.empty();
    }

    /** The fraction that the expression is everywhere. */
    static Optional<Rational> exact(Expr e) {
        return source(e) instanceof Constant constant ? constant.exact() : Optional.empty();
    }

    static boolean is(Expr e, Rational value) {
        return exact(e).filter(value::equals).isPresent();
    }

    /** Whether the op only makes products: ⊙, ⊘ and the minus sign. */
    static boolean makesProduct(Expr e) {
        return e instanceof Apply apply
                && (apply.op() == Multiply.OP || apply.op() == Divide.OP || apply.op() == Negate.OP);
    }

    static boolean makesSum(Expr e) {
        return e instanceof Apply apply && (apply.op() == Add.OP || apply.op() == Subtract.OP);
    }

    static boolean isNegation(Expr e) {
        return e instanceof Apply apply && apply.op() == Negate.OP;
    }
}
