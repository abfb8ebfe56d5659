package org.leibniz.nn;

import java.util.Collections;
import java.util.List;
import org.leibniz.diff.Scan;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * A layer along time: sequences [time,n,in] → [time,n,size], a step knowing what the step before has found. The result of
 * one is the sequence of another that is stacked on it, in a {@link Sequential}; {@link Bidirectional} goes both ways. However long a sequence is, it is one node.
 */
public abstract class Recurrent extends Layer {
    final long size;
    final Symbol w;
    final Symbol u;
    final Symbol b;

    /** @param gates how many vectors of the size a step computes, one behind the other in the parameters */
    Recurrent(String name, long in, long size, int gates) {
        super(name);
        this.size = size;
        this.w = parameter("w", Shape.of(in, gates * size), Initializer.xavier());
        this.u = parameter("u", Shape.of(size, gates * size), Initializer.orthogonal(1));
        this.b = parameter("b", Shape.of(gates * size), Initializer.zeros());
    }

    /** What a step hands on, given what it is handed; the result of the step is the first of it. */
    abstract List<Expr> step(List<Symbol> before, Expr x);

    /** How many values of the size are handed on. */
    int handed() {
        return 1;
    }

    /** The results of all steps. */
    @Override
    protected Expr formula(Expr x) {
        return over(x).outputs().get(0);
    }

    /** The result of the last step, [n,size]. */
    public final Expr last(Expr x) {
        return result(over(x).last().get(0));
    }

    /** The results of all steps when the last part of the sequence comes first, each where its part is. */
    public final Expr backwards(Expr x) {
        return Ops.reverse(of(Ops.reverse(x, 0)), 0);
    }

    private Scan.Result over(Expr x) {
        if (x.shape().rank() != 3) throw ShapeException.rank(name(), 3, x.described());
        Expr zero = Constant.filled(0, Shape.of(x.shape().dim(1), Dim.of(size)));
        return Scan.over(Collections.nCopies(handed(), zero), List.of(x), (before, parts) -> {
            List<Expr> next = step(before, parts.get(0));
            return new Scan.Step(next, List.of(next.get(0)));
        });
    }

    /** One of several vectors of the size, counted from 0. */
    final Expr gate(Expr gates, int which) {
        return Ops.slice(gates, -1, which * size, (which + 1) * size);
    }
}
