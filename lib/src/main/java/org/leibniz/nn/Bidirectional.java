package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/**
 * What one layer finds on the way forwards, then what another finds on the way back, for each part of a sequence:
 * [time,n,in] → [time,n,size + size] (Schuster and Paliwal 1997).
 */
public final class Bidirectional extends Layer {
    private final Recurrent forwards;
    private final Recurrent back;

    public Bidirectional(String name, Recurrent forwards, Recurrent back) {
        super(name);
        this.forwards = forwards;
        this.back = back;
        part(forwards);
        part(back);
    }

    @Override
    protected Expr formula(Expr x) {
        return Ops.concat(forwards.of(x), back.backwards(x));
    }

    /** What each finds last, of the whole sequence: [n,size + size]. */
    public Expr last(Expr x) {
        return result(Ops.concat(forwards.last(x), back.last(Ops.reverse(x, 0))));
    }
}
