package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * Adam that divides by the largest mean square so far, so that steps never grow again (Reddi, Kale and Kumar, "On the
 * Convergence of Adam and Beyond", 2018), with the corrections of Adam for having begun at 0.
 *
 * @param epsilon keeps the divisor from 0
 */
public record AmsGrad(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    public AmsGrad(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Constant one = Constant.of(1);
        Expr b1 = terms.setting("β1", beta1);
        Expr b2 = terms.setting("β2", beta2);
        Symbol m = terms.state("m");
        Symbol v = terms.state("v");
        Symbol s = terms.state("s");
        Expr mean = b1.times(m).plus(one.minus(b1).times(gradient));
        Expr square = b2.times(v).plus(one.minus(b2).times(gradient.squared()));
        Expr largest = Ops.max(s, square);
        Expr size = Ops.sqrt(largest.div(one.minus(b2.pow(terms.step())))).plus(terms.setting("ε", epsilon));
        Expr direction = mean.div(one.minus(b1.pow(terms.step()))).div(size);
        Expr next = parameter.minus(terms.learningRate(learningRate).times(direction));
        return List.of(new Update(m, mean), new Update(v, square), new Update(s, largest), new Update(parameter, next));
    }
}
