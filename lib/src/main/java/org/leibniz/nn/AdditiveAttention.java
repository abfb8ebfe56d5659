package org.leibniz.nn;

import java.util.Optional;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * softmax(s)·values with the scores s = tanh(question·w + key·u)·v, for questions and keys of different size (Bahdanau, Cho
 * and Bengio, "Neural Machine Translation by Jointly Learning to Align and Translate", 2015), with w[question,size],
 * u[key,size] and v[size].
 */
public final class AdditiveAttention extends Layer {
    private final Symbol w;
    private final Symbol u;
    private final Symbol v;

    public AdditiveAttention(String name, long question, long key, long size) {
        super(name);
        this.w = parameter("w", Shape.of(question, size), Initializer.xavier());
        this.u = parameter("u", Shape.of(key, size), Initializer.xavier());
        this.v = parameter("v", Shape.of(size), Initializer.normal(1 / Math.sqrt(size)));
    }

    /** Every part of x[n,m,size] asks all parts of it. */
    @Override
    protected Expr formula(Expr x) {
        return attended(x, x, x, Optional.empty());
    }

    /** Questions [n,m,question] to keys [n,t,key] of values [n,t,e] give [n,m,e]. */
    public Expr of(Expr questions, Expr keys, Expr values) {
        return result(attended(questions, keys, values, Optional.empty()));
    }

    /** As {@link #of(Expr, Expr, Expr)}, seeing only where the mask, [m,t] of 1 and 0, has 1. */
    public Expr of(Expr questions, Expr keys, Expr values, Expr mask) {
        return result(attended(questions, keys, values, Optional.of(mask)));
    }

    private Expr attended(Expr questions, Expr keys, Expr values, Optional<Expr> mask) {
        Expr asked = projected(questions, w);
        Expr known = projected(keys, u);
        Expr together = spread(asked, 2).plus(spread(known, 1));
        Expr scores = Ops.tanh(together).dot(v);
        Expr seen = mask.map(visible -> Attention.seen(scores, visible)).orElse(scores);
        return Ops.softmax(seen).matmul(values);
    }

    private Expr projected(Expr x, Symbol weights) {
        if (x.shape().rank() != 3) throw ShapeException.rank(name(), 3, x.described());
        return x.dot(weights);
    }

    /** With a further axis of size 1. */
    private static Expr spread(Expr x, int axis) {
        Shape shape = x.shape();
        return Ops.reshape(x, shape.take(0, axis).append(Dim.of(1)).concat(shape.take(axis, shape.rank())));
    }
}
