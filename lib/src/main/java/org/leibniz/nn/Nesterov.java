package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/**
 * Momentum that looks ahead: v ← μ·v + g, w ← w − η·(g + μ·v) with the new v (Nesterov 1983, in the form of Sutskever et
 * al., "On the importance of initialization and momentum in deep learning", 2013, seen from where the gradient is taken).
 */
public record Nesterov(double learningRate, double momentum) implements Optimizer {
    public Nesterov(double learningRate) {
        this(learningRate, 0.9);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Symbol v = terms.state("v");
        Expr keep = terms.setting("μ", momentum);
        Expr speed = keep.times(v).plus(gradient);
        Expr ahead = gradient.plus(keep.times(speed));
        Expr next = parameter.minus(terms.learningRate(learningRate).times(ahead));
        return List.of(new Update(v, speed), new Update(parameter, next));
    }
}
