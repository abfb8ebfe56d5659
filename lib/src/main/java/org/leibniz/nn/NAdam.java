package org.leibniz.nn;

import java.util.List;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;

/**
 * Adam with the momentum of Nesterov, whose share μ(t) = β₁(1 − ½·0.96^(ψt)) grows with the steps (Dozat, "Incorporating
 * Nesterov Momentum into Adam", 2016).
 *
 * @param epsilon keeps the divisor from 0
 * @param decay ψ, how fast the share grows
 */
public record NAdam(double learningRate, double beta1, double beta2, double epsilon, double decay)
        implements Optimizer {
    private static final Constant ONE = Constant.of(1);

    public NAdam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8, 4e-3);
    }

    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Expr b1 = terms.setting("β1", beta1);
        Expr b2 = terms.setting("β2", beta2);
        Expr psi = terms.setting("ψ", decay);
        Symbol m = terms.state("m");
        Symbol v = terms.state("v");
        // One minus the product of all shares so far, which begins at 0 like every state.
        Symbol p = terms.number("p");
        Expr share = share(b1, psi, terms.step());
        Expr nextShare = share(b1, psi, terms.step().plus(1));
        Expr rest = ONE.minus(ONE.minus(p).times(share));
        Expr mean = b1.times(m).plus(ONE.minus(b1).times(gradient));
        Expr square = b2.times(v).plus(ONE.minus(b2).times(gradient.squared()));
        Expr ahead = nextShare.times(mean).div(ONE.minus(ONE.minus(rest).times(nextShare)));
        Expr now = ONE.minus(share).times(gradient).div(rest);
        Expr size = Ops.sqrt(square.div(ONE.minus(b2.pow(terms.step())))).plus(terms.setting("ε", epsilon));
        Expr next = parameter.minus(
                terms.learningRate(learningRate).times(ahead.plus(now)).div(size));
        return List.of(new Update(p, rest), new Update(m, mean), new Update(v, square), new Update(parameter, next));
    }

    private static Expr share(Expr beta, Expr psi, Expr step) {
        return beta.times(ONE.minus(Constant.of(0.96).pow(psi.times(step)).div(2)));
    }
}
