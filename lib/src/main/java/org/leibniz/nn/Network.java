package org.leibniz.nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Shape;

/**
 * Inputs, layers and formulas that belong together, by name:
 *
 * <pre>{@code
 * Network digits = new Network();
 * Symbol image = digits.input("image", Shape.of(n, Dim.of(784)));
 * Dense fc = digits.layer(new Dense("fc", 784, 10));
 * Expr logits = digits.define("logits", fc.of(image));
 * System.out.println(digits);
 * }</pre>
 *
 * <p>It prints as a {@link Summary} of its formulas.
 */
public class Network extends Scope {
    private final List<Layer> layers = new ArrayList<>();
    private final Map<Symbol, Initializer> own = new LinkedHashMap<>();

    /**
     * Adds a layer, with its parameters.
     *
     * @throws IllegalArgumentException if the network already has a parameter of the same name
     */
    public <L extends Layer> L layer(L layer) {
        layer.initial().keySet().forEach(this::declare);
        layers.add(layer);
        return layer;
    }

    /** A weight that begins as it is said here; see {@link Scope#param(String, Shape)}. */
    public Symbol param(String name, Initializer begin, Shape shape) {
        Symbol symbol = param(name, shape);
        own.put(symbol, begin);
        Beginnings.declare(symbol, begin);
        return symbol;
    }

    public List<Layer> layers() {
        return List.copyOf(layers);
    }

    /** How the parameters and states of the layers begin, and those of which it was said. */
    public Map<Symbol, Initializer> initial() {
        Map<Symbol, Initializer> all = new LinkedHashMap<>(own);
        layers.forEach(layer -> all.putAll(layer.initial()));
        return all;
    }

    /** What the formulas consist of, what they hold and what they cost. */
    public Summary summary() {
        List<Expr> formulas = new ArrayList<>(names().values());
        layers.forEach(layer -> formulas.addAll(layer.results()));
        return Summary.of(layers, formulas);
    }

    @Override
    public String toString() {
        return summary().toString();
    }
}
