package org.leibniz.nn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Names;
import org.leibniz.shape.Shape;

/**
 * A function with parameters of its own, which are called after it: those of the layer {@code fc} are fc_w and fc_b.
 * What has none needs no layer: {@code Ops::relu} goes wherever a layer does.
 */
public abstract class Layer implements UnaryOperator<Expr> {
    private final String name;
    private final Map<Symbol, Initializer> own = new LinkedHashMap<>();
    private final List<Layer> parts = new ArrayList<>();
    /** What the layer was used for, as long as somebody else knows of it. */
    private final Set<Expr> results = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** @throws IllegalArgumentException if the text is no name */
    protected Layer(String name) {
        this.name = Names.normalize(name);
    }

    /** The formula of the layer for an expression. */
    protected abstract Expr formula(Expr x);

    /** The layer applied to an expression; the same parameters serve all of its uses. */
    public final Expr of(Expr x) {
        return result(formula(x));
    }

    @Override
    public final Expr apply(Expr x) {
        return of(x);
    }

    public final String name() {
        return name;
    }

    /** The parameters and states, and how they begin. */
    public final Map<Symbol, Initializer> initial() {
        Map<Symbol, Initializer> all = new LinkedHashMap<>(own);
        parts.forEach(part -> all.putAll(part.initial()));
        return all;
    }

    /** The layers that this one is made of. */
    public final List<Layer> parts() {
        return List.copyOf(parts);
    }

    /** Every use of the layer, for summaries. */
    final Collection<Expr> results() {
        synchronized (results) {
            return List.copyOf(results);
        }
    }

    /** Notes a result of the layer that {@link #of} does not return. */
    protected final Expr result(Expr y) {
        results.add(y);
        return y;
    }

    /** A function that this layer uses; if it is a layer, its parameters are among those of this one. */
    protected final UnaryOperator<Expr> part(UnaryOperator<Expr> function) {
        if (function instanceof Layer layer) parts.add(layer);
        return function;
    }

    protected final Symbol parameter(String role, Shape shape, Initializer begin) {
        return declared(Symbol.parameter(name + "_" + role, shape), begin);
    }

    protected final Symbol state(String role, Shape shape, Initializer begin) {
        return declared(Symbol.state(name + "_" + role, shape), begin);
    }

    private Symbol declared(Symbol symbol, Initializer begin) {
        own.put(symbol, begin);
        Beginnings.declare(symbol, begin);
        return symbol;
    }

    @Override
    public String toString() {
        return name + " " + initial().keySet().stream().map(Expr::described).toList();
    }
}
