package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * With the gates i, f, g, o = x·w + h₋₁·u + b, in this order behind each other in w[in,4·size], u[size,4·size] and
 * b[4·size]: c = σ(f) ⊙ c₋₁ + σ(i) ⊙ tanh(g), h = σ(o) ⊙ tanh(c) (Hochreiter and Schmidhuber 1997; Gers et al. 2000).
 */
public final class Lstm extends Recurrent {
    public Lstm(String name, long in, long size) {
        super(name, in, size, 4);
    }

    @Override
    int handed() {
        return 2;
    }

    @Override
    List<Expr> step(List<Symbol> before, Expr x) {
        Expr gates = x.dot(w).plus(before.get(0).dot(u)).plus(b);
        Expr fresh = Ops.sigmoid(gate(gates, 0)).times(Ops.tanh(gate(gates, 2)));
        Expr cell = Ops.sigmoid(gate(gates, 1)).times(before.get(1)).plus(fresh);
        return List.of(Ops.sigmoid(gate(gates, 3)).times(Ops.tanh(cell)), cell);
    }
}
