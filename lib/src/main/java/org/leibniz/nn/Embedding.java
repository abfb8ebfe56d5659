package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** A learned vector for each of some classes: whole numbers [n,…] → [n,…,size], with w[classes,size]. */
public final class Embedding extends Layer {
    private final Symbol w;

    public Embedding(String name, long classes, long size) {
        super(name);
        this.w = parameter("w", Shape.of(classes, size), Initializer.normal(1));
    }

    @Override
    protected Expr formula(Expr labels) {
        return Ops.gather(w, labels);
    }
}
