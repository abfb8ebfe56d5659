package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/**
 * w ← w − η·g: every parameter goes a small way against its slope. Whether that is batch, stochastic or mini-batch
 * gradient descent is a matter of how many samples the loss is the mean of.
 */
public record GradientDescent(double learningRate) implements Optimizer {
    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        return List.of(new Update(
                parameter, parameter.minus(terms.learningRate(learningRate).times(gradient))));
    }
}
