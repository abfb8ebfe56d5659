package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * Steps divided by the root of all squares so far, so that rare features move as far as frequent ones (Duchi, Hazan and
 * Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011).
 *
 * @param epsilon keeps the divisor from 0
 */
public record AdaGrad(double learningRate, double epsilon) implements Optimizer {
    public AdaGrad(double learningRate) {
        this(learningRate, 1e-10);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Symbol s = terms.state("s");
        Expr sum = s.plus(gradient.squared());
        Expr direction = gradient.div(Ops.sqrt(sum).plus(terms.setting("ε", epsilon)));
        Expr next = parameter.minus(terms.learningRate(learningRate).times(direction));
        return List.of(new Update(s, sum), new Update(parameter, next));
    }
}
