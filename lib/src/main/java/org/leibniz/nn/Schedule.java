package org.leibniz.nn;

import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/** How the learning rate changes in the course of training, as an expression. */
@FunctionalInterface
public interface Schedule {
    /**
     * What the learning rate of a step is multiplied by.
     *
     * @param step the number of the step, the first being 1
     * @param steps how many steps there will be
     */
    Expr factor(Expr step, long steps);

    /** Always the same rate. */
    static Schedule constant() {
        return (step, steps) -> Constant.of(1);
    }

    /** From 1 straight down to 1/steps in the last step. */
    static Schedule linear() {
        return (step, steps) -> Constant.of(1).minus(step.minus(1).div(steps));
    }

    /** ½(1 + cos(π·(step − 1)/steps)): slow at first, fast, then slow (Loshchilov and Hutter 2017). */
    static Schedule cosine() {
        return (step, steps) ->
                Ops.cos(Constant.pi().times(step.minus(1).div(steps))).plus(1).div(2);
    }

    /** decay^(step − 1). */
    static Schedule exponential(double decay) {
        return (step, steps) -> Constant.of(decay).pow(step.minus(1));
    }
}
