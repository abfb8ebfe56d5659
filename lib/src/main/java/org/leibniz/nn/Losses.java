package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/** Losses: one number for how far results are from what they should be, the mean over the samples on the first axis. */
public final class Losses {
    private Losses() {}

    /** mean((y − t)²) over all elements. */
    public static Expr meanSquaredError(Expr y, Expr target) {
        return Ops.mean(y.minus(target).squared());
    }

    /** −mean Σ t ⊙ log softmax(z), the sum over the last axis: classes that exclude each other, from their logits. */
    public static Expr softmaxCrossEntropy(Expr logits, Expr target) {
        int last = logits.shape().rank() - 1;
        return Ops.mean(target.times(Ops.logSoftmax(logits)).sum(last)).unaryMinus();
    }

    /** mean(softplus(z) − z ⊙ t): −mean(t ⊙ log σ(z) + (1 − t) ⊙ log(1 − σ(z))), written so that nothing overflows. */
    public static Expr binaryCrossEntropy(Expr logits, Expr target) {
        return Ops.mean(Ops.softplus(logits).minus(logits.times(target)));
    }
}
