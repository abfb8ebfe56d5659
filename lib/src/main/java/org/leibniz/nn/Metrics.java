package org.leibniz.nn;

import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/** Measures that people read but nobody descends: means over the samples on the first axis. */
public final class Metrics {
    private Metrics() {}

    /** The share of samples whose largest logit, along the last axis, is that of the target class. */
    public static Expr accuracy(Expr logits, Expr target) {
        int last = logits.shape().rank() - 1;
        List<Integer> others = IntStream.range(0, last).boxed().toList();
        Expr largest = BroadcastTo.broadcastTo(Ops.amax(logits, last), logits.shape(), others);
        return Ops.mean(target.times(Ops.equal(logits, largest)).sum(last));
    }

    /** The share of elements whose logit is on the side of 0 that the target, 0 or 1, says. */
    public static Expr binaryAccuracy(Expr logits, Expr target) {
        return Ops.mean(Ops.equal(Ops.step(logits), target));
    }
}
