package org.leibniz.nn;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;
import org.leibniz.shape.ShapeException;

/**
 * Measures that people read but nobody descends, of the samples on the first axis. A target is a distribution for each
 * sample, {@code [n,…,classes]}, or the number of its class, {@code [n,…]}.
 */
public final class Metrics {
    private Metrics() {}

    /** The share of samples whose largest logit, along the last axis, is that of the target class. */
    public static Expr accuracy(Expr logits, Expr target) {
        int last = logits.shape().rank() - 1;
        Expr largest = along(Ops.amax(logits, last), logits);
        return Ops.mean(Losses.distribution(logits, target)
                .times(Ops.equal(logits, largest))
                .sum(last));
    }

    /** The share of elements whose logit is on the side of 0 that the target, 0 or 1, says. */
    public static Expr binaryAccuracy(Expr logits, Expr target) {
        return Ops.mean(Ops.equal(Ops.step(logits), target));
    }

    /** The share of samples for which fewer than k logits are larger than that of the target class. */
    public static Expr topK(Expr logits, Expr target, int k) {
        if (k < 1) throw new IllegalArgumentException("top-k: k is at least 1, not " + k);
        int last = logits.shape().rank() - 1;
        Expr own = along(Losses.distribution(logits, target).times(logits).sum(last), logits);
        return Ops.mean(Ops.less(Ops.greater(logits, own).sum(last), Ops.constant(k)));
    }

    private static Expr along(Expr reduced, Expr x) {
        List<Integer> others = IntStream.range(0, x.shape().rank() - 1).boxed().toList();
        return BroadcastTo.broadcastTo(reduced, x.shape(), others);
    }

    /**
     * The shares of samples of each class, a row, taken for each class, a column; see {@link ConfusionMatrix}.
     *
     * @param logits [n,classes]
     */
    public static Expr confusion(Expr logits, Expr target) {
        if (logits.shape().rank() != 2) throw ShapeException.rank("confusion", 2, logits.described());
        Expr taken = Ops.oneHot(Ops.argmax(logits, 1), logits.shape().dim(1));
        Expr actual = Losses.distribution(logits, target);
        return actual.t().dot(taken).div(Ops.size(logits.shape().dim(0)));
    }

    /** The mean {@link ConfusionMatrix#precision() precision} of the classes. */
    public static Metric precision(Expr logits, Expr target) {
        return ofMatrix(logits, target, ConfusionMatrix::precision);
    }

    /** The mean {@link ConfusionMatrix#recall() recall} of the classes. */
    public static Metric recall(Expr logits, Expr target) {
        return ofMatrix(logits, target, ConfusionMatrix::recall);
    }

    /** The mean {@link ConfusionMatrix#f1() F1} of the classes. */
    public static Metric f1(Expr logits, Expr target) {
        return ofMatrix(logits, target, ConfusionMatrix::f1);
    }

    private static Metric ofMatrix(Expr logits, Expr target, ToDoubleFunction<ConfusionMatrix> value) {
        return new Metric(confusion(logits, target), shares -> value.applyAsDouble(ConfusionMatrix.of(shares)));
    }

    /** e to the power of a mean cross entropy: among how many equally likely classes a choice would be as hard. */
    public static Metric perplexity(Expr crossEntropy) {
        return new Metric(crossEntropy, mean -> Math.exp(mean[0]));
    }

    /** mean(|y − t|), over all elements. */
    public static Metric meanAbsoluteError(Expr y, Expr target) {
        return Metric.of(Losses.meanAbsoluteError(y, target));
    }
}
