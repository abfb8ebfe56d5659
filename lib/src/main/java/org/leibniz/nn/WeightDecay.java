package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/** Another optimizer on the gradient of the loss with ½λ·Σ w² added to it, which is g + λw. */
record WeightDecay(Optimizer optimizer, double decay) implements Optimizer {
    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Expr decayed = gradient.plus(terms.setting("λ", decay).times(parameter));
        return optimizer.updates(parameter, decayed, terms);
    }
}
