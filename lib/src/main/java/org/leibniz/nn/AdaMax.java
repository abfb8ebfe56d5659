package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * Adam with the largest recent gradient in place of the root of the mean square (Kingma and Ba, "Adam: A Method for
 * Stochastic Optimization", 2015, algorithm 2).
 *
 * @param epsilon keeps the divisor from 0
 */
public record AdaMax(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    public AdaMax(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Constant one = Constant.of(1);
        Expr b1 = terms.setting("β1", beta1);
        Symbol m = terms.state("m");
        Symbol u = terms.state("u");
        Expr mean = b1.times(m).plus(one.minus(b1).times(gradient));
        Expr size = Ops.abs(gradient).plus(terms.setting("ε", epsilon));
        Expr largest = Ops.max(terms.setting("β2", beta2).times(u), size);
        Expr direction = mean.div(one.minus(b1.pow(terms.step())).times(largest));
        Expr next = parameter.minus(terms.learningRate(learningRate).times(direction));
        return List.of(new Update(m, mean), new Update(u, largest), new Update(parameter, next));
    }
}
