package org.leibniz.nn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/**
 * Other optimizers for some parameters.
 *
 * @param others for each of them its optimizer, or none where it keeps its value
 */
record ParameterGroups(Optimizer usual, Map<Symbol, Optional<Optimizer>> others) implements Optimizer {
    @Override
    public List<Update> updates(Symbol parameter, Expr gradient, Terms terms) {
        Optional<Optimizer> optimizer = others.getOrDefault(parameter, Optional.of(usual));
        return optimizer.map(o -> o.updates(parameter, gradient, terms)).orElse(List.of());
    }
}
