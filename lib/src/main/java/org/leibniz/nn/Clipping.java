package org.leibniz.nn;

import java.util.List;
import java.util.function.Function;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/** How gradients that are too large are made smaller, before an optimizer gets them. */
@FunctionalInterface
public interface Clipping {
    /** The gradients of all parameters, in the same order and shapes. */
    List<Expr> clip(List<Expr> gradients);

    /** As they are. */
    static Clipping none() {
        return gradients -> gradients;
    }

    /** Every element between −limit and limit. */
    static Clipping value(double limit) {
        positive(limit);
        return each(gradient -> Ops.clamp(gradient, -limit, limit));
    }

    /** Each parameter's gradient g shortened to ‖g‖ ≤ limit. */
    static Clipping norm(double limit) {
        positive(limit);
        return each(gradient -> gradient.times(factor(gradient.squared().sum(), limit)));
    }

    /** All gradients shortened by one factor, so that the norm of all together is at most the limit (Pascanu et al. 2013). */
    static Clipping globalNorm(double limit) {
        positive(limit);
        return gradients -> {
            Expr squares = gradients.stream()
                    .map(gradient -> gradient.squared().sum())
                    .reduce(Expr::plus)
                    .orElse(Constant.of(0));
            Expr factor = factor(squares, limit);
            return gradients.stream().map(gradient -> gradient.times(factor)).toList();
        };
    }

    private static Clipping each(Function<Expr, Expr> clipped) {
        return gradients -> gradients.stream().map(clipped).toList();
    }

    /** min(1, limit/norm), for a norm of 0 too. */
    private static Expr factor(Expr squares, double limit) {
        return Constant.of(limit).div(Ops.max(Ops.sqrt(squares), limit));
    }

    private static void positive(double limit) {
        if (!(limit > 0)) throw new IllegalArgumentException("clipping: the limit must be above 0, not " + limit);
    }
}
