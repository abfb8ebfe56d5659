package org.leibniz.nn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;

/** How a parameter follows its gradient, as expressions: they are printed and compiled like any other. */
public interface Optimizer {
    /**
     * What one step changes: first the state that the optimizer keeps for the parameter, last the parameter.
     *
     * @param gradient the derivative of the loss by the parameter, in its shape
     * @param terms the settings and the state that the values are written with
     */
    List<Update> updates(Symbol parameter, Expr gradient, Terms terms);

    /** What the formulas of an optimizer are made of besides the parameter and its gradient. */
    interface Terms {
        /** How far a step goes; it may change from step to step. */
        Expr learningRate(double value);

        /** A number that was chosen: its value where it is computed, its name where the formula is shown. */
        Expr setting(String name, double value);

        /** A value in the shape of the parameter that is kept from step to step, at first 0. */
        Symbol state(String name);

        /** A number that is kept from step to step, at first 0. */
        Symbol number(String name);

        /** The number of the step, the first being 1. */
        Expr step();
    }

    /** The same with ½·decay·Σ w² in the loss; {@link AdamW} takes a share away apart from the step. */
    default Optimizer weightDecay(double decay) {
        return new WeightDecay(this, decay);
    }

    /** The same, with another optimizer for some parameters. */
    default Optimizer with(Optimizer other, Symbol... parameters) {
        return grouped(Optional.of(other), parameters);
    }

    /** The same without changing some parameters. */
    default Optimizer freeze(Symbol... parameters) {
        return grouped(Optional.empty(), parameters);
    }

    private Optimizer grouped(Optional<Optimizer> other, Symbol... parameters) {
        Map<Symbol, Optional<Optimizer>> others = new HashMap<>();
        for (Symbol parameter : parameters) others.put(parameter, other);
        return new ParameterGroups(this, others);
    }

    /** The formulas for a parameter w with the gradient g, one a line; each uses the results of those above it. */
    default String formula() {
        return formula(Notation.UNICODE);
    }

    /** As {@link #formula()}. */
    default String formula(Notation notation) {
        return OptimizerFormula.of(this, notation);
    }
}
