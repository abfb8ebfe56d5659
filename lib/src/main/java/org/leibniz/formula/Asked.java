package org.leibniz.formula;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Unary;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * The derivative that a written formula should be.
 *
 * @param formula what is differentiated
 * @param by what it is differentiated by, each in its turn
 * @param shape that of the derivative
 * @param differentiate the derivative of a value by another
 * @param local whether {@code y′} is the derivative of the last function in {@code y} by its argument, and not that of
 *     {@code y} by the variable
 */
public record Asked(Expr formula, List<Expr> by, Shape shape, BinaryOperator<Expr> differentiate, boolean local) {
    /** What people call a result that has no name. */
    static final Set<String> RESULTS = Set.of(
            "E", "L", "J", "C", "F", "f", "S", "R", "l", "ℓ", "ℒ", "loss", "Loss", "cost", "Cost", "error", "err");

    /** @throws IllegalArgumentException for the derivative that is asked for, which is no answer */
    Expr derivative(Expr of, Expr variable) {
        boolean circular = of == formula && by.equals(List.of(variable));
        if (circular) throw new IllegalArgumentException("this is the derivative that is asked for");
        return differentiate.apply(of, variable);
    }

    /** What a prime behind a value means. */
    Optional<Expr> primed(Expr of) {
        if (local) {
            boolean function = of instanceof Apply apply && apply.op() instanceof Unary;
            return function ? Optional.of(Derivatives.of("′", of)) : Optional.empty();
        }
        boolean ordinary =
                by.size() == 1 && by.get(0).shape().isScalar() && of.shape().isScalar();
        return ordinary ? Optional.of(derivative(of, by.get(0))) : Optional.empty();
    }

    /** Whether a value is the one variable, as in {@code g(x)}. */
    boolean isVariable(Expr value) {
        return by.size() == 1 && by.get(0) == value;
    }

    /** The size that the indices of {@code δᵢⱼ} run to. */
    Optional<Dim> indexed() {
        return shape.isScalar() ? Optional.empty() : Optional.of(shape.dim(-1));
    }
}
