package org.leibniz.nn;

import java.util.Optional;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/** x·w + b along the last axis, [n,…,in] → [n,…,out], with w[in,out] and b[out]. */
public final class Dense extends Layer {
    private final Symbol w;
    private final Optional<Symbol> b;

    public Dense(String name, long in, long out) {
        this(name, in, out, Initializer.usual());
    }

    public Dense(String name, long in, long out, Initializer weights) {
        this(name, in, out, weights, true);
    }

    /** @param bias whether b is added */
    public Dense(String name, long in, long out, Initializer weights, boolean bias) {
        super(name);
        this.w = parameter("w", Shape.of(in, out), weights);
        this.b = bias ? Optional.of(parameter("b", Shape.of(out), Initializer.zeros())) : Optional.empty();
    }

    @Override
    protected Expr formula(Expr x) {
        Expr product = x.dot(w);
        return b.map(product::plus).orElse(product);
    }
}
