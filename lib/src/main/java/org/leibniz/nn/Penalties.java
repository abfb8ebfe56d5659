package org.leibniz.nn;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/** What is added to a loss so that parameters, activities or slopes stay small: scalars, to be weighed by a factor. */
public final class Penalties {
    private Penalties() {}

    /** Σ |w| over all elements of the parameters (lasso; Tibshirani 1996). */
    public static Expr l1(Expr... parameters) {
        return sum(w -> Ops.abs(w).sum(), parameters);
    }

    /** Σ w² over all elements of the parameters (ridge; Hoerl and Kennard 1970). */
    public static Expr l2(Expr... parameters) {
        return sum(w -> w.squared().sum(), parameters);
    }

    /** share·Σ |w| + (1 − share)·Σ w² (Zou and Hastie 2005). */
    public static Expr elasticNet(double share, Expr... parameters) {
        return l1(parameters).times(share).plus(l2(parameters).times(1 - share));
    }

    /** Σ |h| over the values of a layer, the mean over the samples on the first axis. */
    public static Expr activity(Expr layer) {
        int[] others = IntStream.range(1, layer.shape().rank()).toArray();
        Expr size = Ops.abs(layer);
        return Ops.mean(others.length == 0 ? size : size.sum(others));
    }

    /**
     * mean((‖∂score/∂x‖ − 1)²), the slope of each sample along {@code x[n,…]} (Gulrajani et al., "Improved Training of
     * Wasserstein GANs", 2017).
     *
     * @param score for each sample a number that depends on no other sample
     */
    public static Expr gradient(Expr score, Expr x) {
        Expr slope = Gradient.of(score.sum()).by(x);
        int[] others = IntStream.range(1, x.shape().rank()).toArray();
        Expr length = others.length == 0 ? Ops.abs(slope) : Ops.norm2(slope, others);
        return Ops.mean(length.minus(1).squared());
    }

    private static Expr sum(UnaryOperator<Expr> penalty, Expr... parameters) {
        return Arrays.stream(parameters).map(penalty).reduce(Expr::plus).orElse(Constant.of(0));
    }
}
