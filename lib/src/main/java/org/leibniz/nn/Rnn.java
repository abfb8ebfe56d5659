package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/** h = tanh(x·w + h₋₁·u + b) (Elman 1990), with w[in,size], u[size,size] and b[size]. */
public final class Rnn extends Recurrent {
    public Rnn(String name, long in, long size) {
        super(name, in, size, 1);
    }

    @Override
    List<Expr> step(List<Symbol> before, Expr x) {
        return List.of(Ops.tanh(x.dot(w).plus(before.get(0).dot(u)).plus(b)));
    }
}
