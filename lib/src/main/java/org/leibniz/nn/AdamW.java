package org.leibniz.nn;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/**
 * Adam, and apart from its step a share of the parameter is taken away: w ← w − ηλw (Loshchilov and Hutter, "Decoupled
 * Weight Decay Regularization", 2019, in the form where the share is that of the learning rate).
 *
 * @param decay λ
 */
public record AdamW(Adam adam, double decay) implements Optimizer {
    public AdamW(double learningRate, double decay) {
        this(new Adam(learningRate), decay);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        List<Update> updates = new ArrayList<>(adam.updates(parameter, gradient, terms));
        Update step = updates.remove(updates.size() - 1);
        Expr taken = terms.learningRate(adam.learningRate())
                .times(terms.setting("λ", decay))
                .times(parameter);
        updates.add(new Update(parameter, step.value().minus(taken)));
        return updates;
    }
}
