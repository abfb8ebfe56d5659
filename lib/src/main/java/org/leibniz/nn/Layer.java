package org.leibniz.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Names;
import org.leibniz.shape.Shape;

/** A function with parameters of its own, which are called after it: those of the layer {@code fc} are fc_w and fc_b. */
public abstract class Layer {
    private final String name;
    private final Map<Symbol, Initializer> initial = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if the text is no name */
    protected Layer(String name) {
        this.name = Names.normalize(name);
    }

    /** The layer applied to an expression; the same parameters serve all of its uses. */
    public abstract Expr of(Expr x);

    public final String name() {
        return name;
    }

    /** The parameters and states, and how they begin. */
    public final Map<Symbol, Initializer> initial() {
        return new LinkedHashMap<>(initial);
    }

    protected final Symbol parameter(String role, Shape shape, Initializer begin) {
        return declared(Symbol.parameter(name + "_" + role, shape), begin);
    }

    protected final Symbol state(String role, Shape shape, Initializer begin) {
        return declared(Symbol.state(name + "_" + role, shape), begin);
    }

    private Symbol declared(Symbol symbol, Initializer begin) {
        initial.put(symbol, begin);
        return symbol;
    }

    @Override
    public String toString() {
        return name + " " + initial.keySet().stream().map(Expr::described).toList();
    }
}
