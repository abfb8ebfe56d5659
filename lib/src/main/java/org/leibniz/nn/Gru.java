package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/**
 * With the gates r = σ(x·wᵣ + h₋₁·uᵣ + bᵣ) and z likewise, and the parts for r, z, h̃ in this order behind each other in
 * w[in,3·size], u[size,3·size] and b[3·size] (Cho et al. 2014), one of two {@linkplain Form forms}.
 */
public final class Gru extends Recurrent {
    /** What is reset, and which way z points. */
    public enum Form {
        /** h̃ = tanh(x·w + (r ⊙ h₋₁)·u + b), h = (1 − z) ⊙ h₋₁ + z ⊙ h̃. */
        COURSE,
        /** h̃ = tanh(x·w + b + r ⊙ (h₋₁·u + c)) with a further c[size], h = (1 − z) ⊙ h̃ + z ⊙ h₋₁, as in PyTorch. */
        TORCH
    }

    private final Form form;
    private final Symbol c;

    public Gru(String name, long in, long size) {
        this(name, in, size, Form.COURSE);
    }

    public Gru(String name, long in, long size, Form form) {
        super(name, in, size, 3);
        this.form = form;
        this.c = form == Form.TORCH ? parameter("c", Shape.of(size), Initializer.zeros()) : b;
    }

    @Override
    List<Expr> step(List<Symbol> before, Expr x) {
        Symbol h = before.get(0);
        Expr fromInput = x.dot(w).plus(b);
        Expr r = Ops.sigmoid(gate(fromInput, 0).plus(h.dot(gate(u, 0))));
        Expr z = Ops.sigmoid(gate(fromInput, 1).plus(h.dot(gate(u, 1))));
        Expr rest = Constant.of(1).minus(z);
        Expr third = gate(u, 2);
        if (form == Form.TORCH) {
            Expr candidate =
                    Ops.tanh(gate(fromInput, 2).plus(r.times(h.dot(third).plus(c))));
            return List.of(rest.times(candidate).plus(z.times(h)));
        }
        Expr candidate = Ops.tanh(gate(fromInput, 2).plus(r.times(h).dot(third)));
        return List.of(rest.times(h).plus(z.times(candidate)));
    }
}
