package org.leibniz.nn;

import java.util.stream.IntStream;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * Each feature of [n,features,…] made to have mean 0 and variance 1 over the batch, then scaled and shifted (Ioffe and
 * Szegedy, "Batch Normalization", 2015). Inference takes the running mean and the running variance, which every step of
 * training moves a part of the way to those of its batch; the variance so that it is no smaller than that of all samples.
 */
public final class BatchNorm extends Normalization {
    private final Symbol mean;
    private final Symbol variance;
    private final double part;

    public BatchNorm(String name, long features) {
        this(name, features, 0.1);
    }

    /** @param part how far the running values move to those of a batch */
    public BatchNorm(String name, long features, double part) {
        super(name, features);
        this.part = part;
        this.mean = state("mean", Shape.of(features), Initializer.zeros());
        this.variance = state("variance", Shape.of(features), Initializer.constant(1));
    }

    @Override
    protected Expr formula(Expr x) {
        check(x, 1);
        int rank = x.shape().rank();
        int[] axes = IntStream.range(0, rank).filter(axis -> axis != 1).toArray();
        Expr batchMean = Ops.mean(x, axes);
        Expr batchVariance = Ops.var(x, axes);
        Dim count = x.shape().without(1).size();
        // Of one value the variance is 0, however it is corrected.
        Expr corrected =
                batchVariance.times(Ops.size(count)).div(Ops.max(Ops.size(count).minus(1), 1));
        Expr runningMean = Ops.tracked(mean, moved(mean, batchMean));
        Expr runningVariance = Ops.tracked(variance, moved(variance, corrected));
        Expr training = standardized(x, along(x, batchMean, false), along(x, batchVariance, false));
        Expr inference = standardized(x, along(x, runningMean, false), along(x, runningVariance, false));
        return scaled(Ops.phase(training, inference), false);
    }

    private Expr moved(Expr running, Expr batch) {
        Expr share = Constant.of(part);
        return running.times(Constant.of(1).minus(share)).plus(batch.times(share));
    }
}
