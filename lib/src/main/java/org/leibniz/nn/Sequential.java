package org.leibniz.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;

/**
 * Functions one after the other, each applied to the result of the one before:
 *
 * <pre>{@code
 * new Sequential("net", new Conv2d("conv1", 1, 6, 5), Ops::relu, x -> Ops.maxPool(x, 2), Ops::flatten,
 *         new Dense("fc", 6 * 12 * 12, 10))
 * }</pre>
 */
public final class Sequential extends Layer {
    private final List<UnaryOperator<Expr>> functions = new ArrayList<>();

    @SafeVarargs
    public Sequential(String name, UnaryOperator<Expr>... functions) {
        super(name);
        for (UnaryOperator<Expr> function : functions) this.functions.add(part(function));
    }

    @Override
    protected Expr formula(Expr x) {
        Expr y = x;
        for (UnaryOperator<Expr> function : functions) y = function.apply(y);
        return y;
    }
}
