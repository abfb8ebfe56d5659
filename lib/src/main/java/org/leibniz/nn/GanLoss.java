package org.leibniz.nn;

import org.leibniz.expr.Expr;
import org.leibniz.op.Ops;

/**
 * The losses of two networks that play against each other, given what the critic says of real and of made samples.
 *
 * @param critic what its parameters make small
 * @param generator what the parameters of the other network make small
 */
public record GanLoss(Expr critic, Expr generator) {
    /** Logits of being real; both play for −mean log σ(real) − mean log(1 − σ(fake)) (Goodfellow et al. 2014). */
    public static GanLoss minimax(Expr real, Expr fake) {
        return new GanLoss(
                discrimination(real, fake), Ops.mean(Ops.softplus(fake)).unaryMinus());
    }

    /** As {@link #minimax}, the generator making −mean log σ(fake) small, whose slope stays when the critic is sure. */
    public static GanLoss nonSaturating(Expr real, Expr fake) {
        return new GanLoss(discrimination(real, fake), Ops.mean(Ops.softplus(fake.unaryMinus())));
    }

    private static Expr discrimination(Expr real, Expr fake) {
        return Ops.mean(Ops.softplus(real.unaryMinus())).plus(Ops.mean(Ops.softplus(fake)));
    }

    /** ½mean((real − 1)²) + ½mean(fake²) against ½mean((fake − 1)²) (Mao et al. 2017). */
    public static GanLoss leastSquares(Expr real, Expr fake) {
        Expr critic = Ops.mean(real.minus(1).squared()).plus(Ops.mean(fake.squared()));
        return new GanLoss(critic.div(2), Ops.mean(fake.minus(1).squared()).div(2));
    }

    /** mean(fake) − mean(real) against −mean(fake), for a critic of bounded slope (Arjovsky et al. 2017). */
    public static GanLoss wasserstein(Expr real, Expr fake) {
        Expr made = Ops.mean(fake);
        return new GanLoss(made.minus(Ops.mean(real)), made.unaryMinus());
    }
}
