package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * Steps in proportion to the mean gradient over its recent size, both corrected for having begun at 0 (Kingma and Ba,
 * "Adam: A Method for Stochastic Optimization", 2015, algorithm 1).
 *
 * @param beta1 how much of the mean gradient is kept in a step
 * @param beta2 how much of the mean square is kept in a step
 * @param epsilon keeps the divisor from 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    public Adam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Constant one = Constant.of(1);
        Expr b1 = terms.setting("β1", beta1);
        Expr b2 = terms.setting("β2", beta2);
        Symbol m = terms.state("m");
        Symbol v = terms.state("v");
        Expr mean = b1.times(m).plus(one.minus(b1).times(gradient));
        Expr square = b2.times(v).plus(one.minus(b2).times(gradient.squared()));
        Expr meanCorrected = mean.div(one.minus(b1.pow(terms.step())));
        Expr squareCorrected = square.div(one.minus(b2.pow(terms.step())));
        Expr direction = meanCorrected.div(Ops.sqrt(squareCorrected).plus(terms.setting("ε", epsilon)));
        Expr next = parameter.minus(terms.learningRate(learningRate).times(direction));
        return List.of(new Update(m, mean), new Update(v, square), new Update(parameter, next));
    }
}
