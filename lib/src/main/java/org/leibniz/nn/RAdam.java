package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * Adam that goes without its divisor while too few gradients have been seen to know it: r = √((ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ −
 * 4)(ρ∞ − 2)ρ)) for ρ &gt; 5 (Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020).
 *
 * @param epsilon keeps the divisor from 0
 */
public record RAdam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    private static final Constant ONE = Constant.of(1);

    public RAdam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Expr b1 = terms.setting("β1", beta1);
        Expr b2 = terms.setting("β2", beta2);
        Symbol m = terms.state("m");
        Symbol v = terms.state("v");
        Symbol rho = terms.number("ρ");
        Expr limit = Constant.of(2).div(ONE.minus(b2)).minus(1);
        Expr kept = b2.pow(terms.step());
        Expr length = limit.minus(terms.step().times(2).times(kept).div(ONE.minus(kept)));
        Expr mean = b1.times(m).plus(ONE.minus(b1).times(gradient));
        Expr square = b2.times(v).plus(ONE.minus(b2).times(gradient.squared()));
        // Below 5 this is not used, and must not be the root of a negative number either.
        Expr known = Ops.max(length, 5);
        Expr ratio = known.minus(4).times(known.minus(2)).times(limit);
        Expr rectified = Ops.sqrt(ratio.div(limit.minus(4).times(limit.minus(2)).times(known)));
        Expr divisor = Ops.sqrt(square).plus(terms.setting("ε", epsilon));
        Expr scale = rectified.times(Ops.sqrt(ONE.minus(kept))).div(divisor);
        Expr corrected = mean.div(ONE.minus(b1.pow(terms.step())));
        Expr direction = corrected.times(Ops.where(Ops.greater(length, Constant.of(5)), scale, ONE));
        Expr next = parameter.minus(terms.learningRate(learningRate).times(direction));
        return List.of(
                new Update(rho, length), new Update(m, mean), new Update(v, square), new Update(parameter, next));
    }
}
