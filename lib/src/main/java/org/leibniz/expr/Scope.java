package org.leibniz.expr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leibniz.notation.Names;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** The names of a script, a network or a sheet. A name is given once. */
public class Scope {
    private final Map<String, Expr> byName = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if the scope already has the name */
    public Symbol input(String name, Shape shape) {
        return declare(Symbol.input(name, shape));
    }

    /** As {@link #input(String, Shape)}, with fixed sizes. */
    public Symbol input(String name, long... sizes) {
        return input(name, Shape.of(sizes));
    }

    /** A weight: a symbol that training changes. */
    public Symbol param(String name, Shape shape) {
        return declare(Symbol.parameter(name, shape));
    }

    /** As {@link #param(String, Shape)}, with fixed sizes. */
    public Symbol param(String name, long... sizes) {
        return param(name, Shape.of(sizes));
    }

    /** A value that training keeps from step to step. */
    public Symbol state(String name, Shape shape) {
        return declare(Symbol.state(name, shape));
    }

    /** As {@link #state(String, Shape)}, with fixed sizes. */
    public Symbol state(String name, long... sizes) {
        return state(name, Shape.of(sizes));
    }

    /** A symbol of whole numbers in 0 … classes − 1. */
    public Symbol index(String name, Shape shape, Dim classes) {
        return declare(Symbol.index(name, shape, classes));
    }

    public Symbol scalar(String name) {
        return input(name, Shape.scalar());
    }

    public Symbol vector(String name, long size) {
        return input(name, size);
    }

    public Symbol matrix(String name, long rows, long columns) {
        return input(name, rows, columns);
    }

    public Symbol declare(Symbol symbol) {
        put(symbol.name(), symbol);
        return symbol;
    }

    /** Names a formula. */
    public Expr define(String name, Expr formula) {
        put(Names.normalize(name), formula);
        return formula.named(name);
    }

    private void put(String name, Expr value) {
        Expr other = byName.putIfAbsent(name, value);
        if (other != null && other != value) {
            throw new IllegalArgumentException(name + " is already declared, as " + other.described());
        }
    }

    /** What a name stands for, in any of its spellings. */
    public Optional<Expr> find(String name) {
        return Optional.ofNullable(byName.get(Names.normalize(name)));
    }

    /** The names in the order of their declaration. */
    public Map<String, Expr> names() {
        return new LinkedHashMap<>(byName);
    }
}
