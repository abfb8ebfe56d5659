package org.leibniz.formula;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Names;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** A scope and what a text adds to it; the scope itself changes only when all of the text has been read. */
final class Draft {
    private final Scope scope;
    private final Map<String, Expr> known;
    private final Map<String, Symbol> symbols = new LinkedHashMap<>();
    private final Map<String, Symbol> declared = new LinkedHashMap<>();
    private final Map<String, Expr> formulas = new LinkedHashMap<>();
    private final Set<Expr> owned = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> sizes = new TreeSet<>();
    private int freeSizes;

    Draft(Scope scope) {
        this.scope = scope;
        this.known = scope.names();
        known.values().forEach(this::own);
    }

    private void own(Expr value) {
        owned.add(value);
        if (value instanceof Apply apply) apply.shapes().forEach(this::addSizes);
        else addSizes(value.shape());
    }

    private void addSizes(Shape shape) {
        sizes.addAll(shape.names());
    }

    /** What a name stands for, in its normal spelling. */
    Optional<Expr> find(String name) {
        return Optional.ofNullable(known.get(name));
    }

    /** Whether the name was declared by the user, not because it turned up in a formula. */
    boolean isDeclared(String name) {
        return known.containsKey(name) && !symbols.containsKey(name);
    }

    /** A size to be found out later, of what is written at this offset. */
    Dim freeSize(int offset) {
        return FreeSizes.at(offset, freeSizes++);
    }

    /** Whether the expression has a name in the scope. */
    boolean owns(Expr value) {
        return owned.contains(value);
    }

    /** The name of what the scope {@link #owns}. */
    String name(Expr value) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue() == value)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    Symbol declareScalar(String name) {
        Symbol symbol = Symbol.input(name, Shape.scalar());
        symbols.put(name, symbol);
        known.put(name, symbol);
        own(symbol);
        return symbol;
    }

    /** Adds a symbol that counts as declared by the user. */
    Symbol declare(Symbol symbol) {
        declared.put(symbol.name(), symbol);
        known.put(symbol.name(), symbol);
        own(symbol);
        return symbol;
    }

    void define(String name, Expr formula) {
        formulas.put(name, formula);
        known.put(name, formula);
        own(formula);
    }

    Collection<String> names() {
        return known.keySet();
    }

    /** The named sizes of everything known. */
    Set<String> sizes() {
        return sizes;
    }

    /** The size that a word spells, in any of its spellings. */
    Optional<String> size(String word) {
        if (sizes.contains(word)) return Optional.of(word);
        String normal = Names.normalize(word);
        return sizes.stream()
                .filter(size -> Names.normalize(size).equals(normal))
                .findFirst();
    }

    void commit() {
        symbols.values().forEach(scope::declare);
        declared.values().forEach(scope::declare);
        formulas.forEach(scope::define);
    }
}
