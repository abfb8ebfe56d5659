package org.leibniz.nn;

import java.util.Optional;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * Scaled dot-product attention in several parts of size/heads numbers, each with its own questions, keys and values:
 * concat(headᵢ)·o with headᵢ = softmax(qᵢ·kᵢᵀ/√(size/heads))·vᵢ, where q = x·q_w + q_b, and k, v and o likewise, with
 * weights [size,size] (Vaswani et al., "Attention Is All You Need", 2017). Batches come first: [n,m,size] → [n,m,size].
 */
public final class MultiHeadAttention extends Layer {
    private final long heads;
    private final Dense q;
    private final Dense k;
    private final Dense v;
    private final Dense o;

    public MultiHeadAttention(String name, long size, long heads) {
        super(name);
        if (heads < 1 || size % heads != 0) {
            throw new IllegalArgumentException(name() + ": " + size + " numbers are no " + heads + " equal heads");
        }
        this.heads = heads;
        this.q = projection("q", size);
        this.k = projection("k", size);
        this.v = projection("v", size);
        this.o = projection("o", size);
    }

    private Dense projection(String role, long size) {
        Dense projection = new Dense(name() + "_" + role, size, size, Initializer.xavier());
        part(projection);
        return projection;
    }

    /** Every part of x asks all parts of it. */
    @Override
    protected Expr formula(Expr x) {
        return attended(x, x, x, Optional.empty());
    }

    /** Every part of x asks the parts where the mask, [m,m] of 1 and 0, has 1; see {@link Attention#causal}. */
    public Expr of(Expr x, Expr mask) {
        return result(attended(x, x, x, Optional.of(mask)));
    }

    /** Questions [n,m,size] to keys and values [n,t,size] give [n,m,size]. */
    public Expr of(Expr questions, Expr keys, Expr values) {
        return result(attended(questions, keys, values, Optional.empty()));
    }

    /** As {@link #of(Expr, Expr, Expr)}, seeing only where the mask, [m,t] of 1 and 0, has 1. */
    public Expr of(Expr questions, Expr keys, Expr values, Expr mask) {
        return result(attended(questions, keys, values, Optional.of(mask)));
    }

    private Expr attended(Expr questions, Expr keys, Expr values, Optional<Expr> mask) {
        Expr asked = split(q, questions);
        Expr known = split(k, keys);
        Expr held = split(v, values);
        Expr found = mask.map(seen -> Attention.scaledDotProduct(asked, known, held, seen))
                .orElseGet(() -> Attention.scaledDotProduct(asked, known, held));
        return o.of(Ops.reshape(found.transpose(0, 2, 1, 3), questions.shape()));
    }

    /** [n,m,size] as [n,heads,m,size/heads]. */
    private Expr split(Dense projection, Expr x) {
        if (x.shape().rank() != 3) throw ShapeException.rank(name(), 3, x.described());
        Expr y = projection.of(x);
        Dim part = y.shape().dim(2).floorDiv(heads);
        Shape shape = Shape.of(y.shape().dim(0), y.shape().dim(1), Dim.of(heads), part);
        return Ops.reshape(y, shape).transpose(0, 2, 1, 3);
    }
}
