package org.leibniz.formula;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * The derivative that a written formula should be.
 *
 * @param formula what is differentiated
 * @param by what it is differentiated by, each in its turn
 * @param shape that of the derivative
 * @param differentiate the derivative of a value by another
 */
public record Asked(Expr formula, List<Expr> by, Shape shape, BinaryOperator<Expr> differentiate) {
    /** What people call a result that has no name. */
    static final Set<String> RESULTS = Set.of(
            "E", "L", "J", "C", "F", "f", "S", "R", "l", "ℓ", "ℒ", "loss", "Loss", "cost", "Cost", "error", "err");

    /** @param of empty for what is differentiated itself */
    Expr derivative(Optional<Expr> of, Expr by) {
        Expr above = of.orElse(formula);
        boolean circular = above == formula && List.of(by).equals(this.by);
        if (circular) throw new IllegalArgumentException("this is the derivative that is asked for");
        return differentiate.apply(above, by);
    }

    /** The derivative of a number by the variable, if that is a number. */
    Optional<Expr> primed(Expr of) {
        boolean ordinary =
                by.size() == 1 && by.get(0).shape().isScalar() && of.shape().isScalar();
        return ordinary ? Optional.of(derivative(Optional.of(of), by.get(0))) : Optional.empty();
    }

    /** The size that the indices of {@code δᵢⱼ} run to. */
    Optional<Dim> indexed() {
        return shape.isScalar() ? Optional.empty() : Optional.of(shape.dim(-1));
    }
}
