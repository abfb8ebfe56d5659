package org.leibniz.nn;

import java.util.stream.IntStream;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Values looked up by how well their keys fit a question. */
public final class Attention {
    private Attention() {}

    /**
     * softmax(q·kᵀ/√d)·v (Vaswani et al., "Attention Is All You Need", 2017).
     *
     * @param q questions [n,m,d], or [m,d]
     * @param k keys [n,t,d], or [t,d]
     * @param v values [n,t,e], or [t,e]; the result is [n,m,e], or [m,e]
     */
    public static Expr scaledDotProduct(Expr q, Expr k, Expr v) {
        return Ops.softmax(scores(q, k)).matmul(v);
    }

    /** As {@link #scaledDotProduct(Expr, Expr, Expr)}, seeing only where the mask, [m,t] of 1 and 0, has 1. */
    public static Expr scaledDotProduct(Expr q, Expr k, Expr v, Expr mask) {
        return Ops.softmax(seen(scores(q, k), mask)).matmul(v);
    }

    /** The mask [steps,steps] by which each step sees itself and what was before it. */
    public static Expr causal(Dim steps) {
        return Ops.tril(Ops.ones(Shape.of(steps, steps)));
    }

    /** Scores, or where the mask has 0 one that no other is below. */
    static Expr seen(Expr scores, Expr mask) {
        return Ops.where(mask, scores, Constant.of(-1e9));
    }

    private static Expr scores(Expr q, Expr k) {
        int rank = k.shape().rank();
        int[] swapped = IntStream.range(0, rank).toArray();
        swapped[rank - 2] = rank - 1;
        swapped[rank - 1] = rank - 2;
        return q.matmul(k.transpose(swapped)).div(Ops.sqrt(Ops.size(q.shape().dim(-1))));
    }
}
