package org.leibniz.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/**
 * The results of several functions of x behind each other along an axis (Szegedy et al., "Going Deeper with Convolutions",
 * 2015).
 */
public final class Branches extends Layer {
    private final int axis;
    private final List<UnaryOperator<Expr>> functions = new ArrayList<>();

    /**
     * @param axis the axis along which the results are joined; 1 is that of channels
     * @param functions one or more
     */
    @SafeVarargs
    public Branches(String name, int axis, UnaryOperator<Expr>... functions) {
        super(name);
        if (functions.length == 0) throw new IllegalArgumentException(name() + ": needs at least one branch");
        this.axis = axis;
        for (UnaryOperator<Expr> function : functions) this.functions.add(part(function));
    }

    @Override
    protected Expr formula(Expr x) {
        return functions.stream()
                .map(function -> function.apply(x))
                .reduce((first, second) -> Ops.concat(first, second, axis))
                .orElseThrow();
    }
}
