package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/** x·w + b along the last axis, [n,…,in] → [n,…,out], with w[in,out] and b[out]. */
public final class Dense extends Layer {
    private final Symbol w;
    private final Symbol b;

    public Dense(String name, long in, long out) {
        this(name, in, out, Initializer.usual());
    }

    public Dense(String name, long in, long out, Initializer weights) {
        super(name);
        this.w = parameter("w", Shape.of(in, out), weights);
        this.b = parameter("b", Shape.of(out), Initializer.zeros());
    }

    @Override
    public Expr of(Expr x) {
        return x.dot(w).plus(b);
    }
}
