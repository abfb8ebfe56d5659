package org.leibniz.nn;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * Steps divided by the recent size of the gradient (Tieleman and Hinton, "Lecture 6.5 - RMSProp", 2012); centred, by its
 * recent deviation (Graves, "Generating Sequences With Recurrent Neural Networks", 2013).
 *
 * @param alpha how much of the mean square is kept in a step
 * @param epsilon keeps the divisor from 0
 * @param momentum how much of its speed a parameter keeps, 0 for none
 * @param centred whether the square of the mean gradient is taken from the mean square
 */
public record RmsProp(double learningRate, double alpha, double epsilon, double momentum, boolean centred)
        implements Optimizer {
    public RmsProp(double learningRate) {
        this(learningRate, 0.99, 1e-8, 0, false);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        List<Update> updates = new ArrayList<>();
        Expr keep = terms.setting("α", alpha);
        Expr rest = Ops.constant(1).minus(keep);
        Symbol v = terms.state("v");
        Expr square = keep.times(v).plus(rest.times(gradient.squared()));
        updates.add(new Update(v, square));
        Expr variance = square;
        if (centred) {
            Symbol a = terms.state("a");
            Expr mean = keep.times(a).plus(rest.times(gradient));
            updates.add(new Update(a, mean));
            // Rounding must not make it negative.
            variance = Ops.relu(square.minus(mean.squared()));
        }
        Expr direction = gradient.div(Ops.sqrt(variance).plus(terms.setting("ε", epsilon)));
        if (momentum != 0) {
            Symbol b = terms.state("b");
            direction = terms.setting("μ", momentum).times(b).plus(direction);
            updates.add(new Update(b, direction));
        }
        updates.add(new Update(
                parameter, parameter.minus(terms.learningRate(learningRate).times(direction))));
        return updates;
    }
}
