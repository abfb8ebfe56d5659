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

    /** decay to the power of how often {@code every} steps are done: 1 at first, then decay, then decay², … */
    static Schedule steps(int every, double decay) {
        if (every < 1) throw new IllegalArgumentException("a schedule goes down after 1 step or more, not " + every);
        return (step, steps) -> Constant.of(decay).pow(Ops.floor(step.minus(1).div(every)));
    }

    /** From 1/warm-up straight up to 1 in the given number of steps, times another schedule. */
    static Schedule warmUp(int warmUp, Schedule then) {
        if (warmUp < 1) throw new IllegalArgumentException("a warm-up takes 1 step or more, not " + warmUp);
        return (step, steps) -> Ops.min(step.div(warmUp), 1).times(then.factor(step, steps));
    }

    /**
     * From 1/25 up to 1 in 30 % of the steps, and down to 1/250,000 in the last, both along half a wave of the cosine
     * (Smith and Topin, "Super-Convergence", 2018). The learning rate of the optimizer is the largest one.
     */
    static Schedule oneCycle() {
        return (step, steps) -> {
            double first = 1.0 / 25;
            double last = first / 1e4;
            double peak = Math.max(1, 0.3 * steps - 1);
            Expr done = step.minus(1);
            Expr up = wave(first, 1, done.div(peak));
            Expr down = wave(1, last, done.minus(peak).div(Math.max(1, steps - 1 - peak)));
            return Ops.where(Ops.lessEqual(done, Constant.of(peak)), up, down);
        };
    }

    private static Expr wave(double from, double to, Expr part) {
        return Ops.cos(Constant.pi().times(part)).plus(1).times((from - to) / 2).plus(to);
    }

    /** decay^(step − 1). */
    static Schedule exponential(double decay) {
        return (step, steps) -> Constant.of(decay).pow(step.minus(1));
    }
}
