package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** {@link Ops#dropout} that counts the steps of training itself; each of its uses drops other values. */
public final class Dropout extends Layer {
    private final double rate;
    private final Expr step;
    private int uses;

    public Dropout(String name, double rate) {
        super(name);
        this.rate = rate;
        Symbol steps = state("steps", Shape.scalar(), Initializer.zeros());
        this.step = Ops.tracked(steps, steps.plus(1));
    }

    @Override
    protected Expr formula(Expr x) {
        // By name, so that every run of a script drops the same.
        long stream = Integer.toUnsignedLong(name().hashCode()) << 16 | uses++;
        return Ops.dropout(x, rate, step, stream);
    }
}
