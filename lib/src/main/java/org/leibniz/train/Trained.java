package org.leibniz.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Model;

/** What training has found. */
public final class Trained {
    private final Map<Symbol, float[]> parameters;
    private final History history;

    Trained(Map<Symbol, float[]> parameters, History history) {
        this.parameters = parameters;
        this.history = history;
    }

    /** The values of a parameter. */
    public float[] values(Symbol parameter) {
        float[] values = parameters.get(parameter);
        if (values == null) throw new IllegalArgumentException(parameter.described() + " was not trained");
        return values.clone();
    }

    /** The values of all parameters. */
    public Map<Symbol, float[]> values() {
        Map<Symbol, float[]> copies = new LinkedHashMap<>();
        parameters.forEach((symbol, values) -> copies.put(symbol, values.clone()));
        return copies;
    }

    public History history() {
        return history;
    }

    /** The model that computes an expression with the trained parameters. */
    public Model model(String name, Expr output) {
        return Model.of(Map.of(name, output), parameters);
    }

    /** The model that computes some expressions, by name, with the trained parameters. */
    public Model model(Map<String, ? extends Expr> outputs) {
        return Model.of(outputs, parameters);
    }
}
