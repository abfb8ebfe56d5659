package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * Steps in the unit of the parameter: the gradient over its recent size, times the recent size of the steps (Zeiler,
 * "ADADELTA: An Adaptive Learning Rate Method", 2012, algorithm 1).
 *
 * @param learningRate what a step is multiplied by, 1 in the paper
 * @param rho how much of the mean squares is kept in a step
 * @param epsilon lets the first steps begin, and keeps the divisor from 0
 */
public record Adadelta(double learningRate, double rho, double epsilon) implements Optimizer {
    public Adadelta() {
        this(1, 0.9, 1e-6);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Expr keep = terms.setting("ρ", rho);
        Expr small = terms.setting("ε", epsilon);
        Symbol v = terms.state("v");
        Symbol u = terms.state("u");
        Symbol d = terms.state("d");
        Expr rest = Ops.constant(1).minus(keep);
        Expr square = keep.times(v).plus(rest.times(gradient.squared()));
        Expr step = Ops.sqrt(u.plus(small)).div(Ops.sqrt(square.plus(small))).times(gradient);
        Expr steps = keep.times(u).plus(rest.times(step.squared()));
        Expr next = parameter.minus(terms.learningRate(learningRate).times(step));
        return List.of(new Update(v, square), new Update(d, step), new Update(u, steps), new Update(parameter, next));
    }
}
