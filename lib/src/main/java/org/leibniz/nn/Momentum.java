package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/**
 * Gradient descent that keeps a part of its speed: v ← μ·v + g, w ← w − η·v (Polyak 1964, in the form in which the
 * learning rate may change without a jump of the speed).
 */
public record Momentum(double learningRate, double momentum) implements Optimizer {
    public Momentum(double learningRate) {
        this(learningRate, 0.9);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Symbol v = terms.state("v");
        Expr speed = terms.setting("μ", momentum).times(v).plus(gradient);
        Expr next = parameter.minus(terms.learningRate(learningRate).times(speed));
        return List.of(new Update(v, speed), new Update(parameter, next));
    }
}
