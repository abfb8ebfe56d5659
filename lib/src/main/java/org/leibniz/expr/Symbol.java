package org.leibniz.expr;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.leibniz.notation.Names;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** A named value that is given when an expression is evaluated. */
public final class Symbol extends Expr {
    /** What a symbol is to its user; printers put parameters before signals. */
    public enum Role {
        INPUT,
        PARAMETER,
        /** Kept from step to step of training, such as a running mean; not changed by a gradient. */
        STATE
    }

    private final String name;
    private final Shape shape;
    private final Role role;
    private final Dim classes;

    private Symbol(String name, Shape shape, Role role, Dim classes) {
        this.name = Names.normalize(name);
        this.shape = Objects.requireNonNull(shape);
        this.role = role;
        this.classes = classes;
    }

    public static Symbol input(String name, Shape shape) {
        return new Symbol(name, shape, Role.INPUT, null);
    }

    public static Symbol parameter(String name, Shape shape) {
        return new Symbol(name, shape, Role.PARAMETER, null);
    }

    /** A value that training keeps from step to step and a model has like its parameters. */
    public static Symbol state(String name, Shape shape) {
        return new Symbol(name, shape, Role.STATE, null);
    }

    /** A symbol whose elements are whole numbers in 0 … classes − 1; nothing can be differentiated by it. */
    public static Symbol index(String name, Shape shape, Dim classes) {
        return new Symbol(name, shape, Role.INPUT, Objects.requireNonNull(classes));
    }

    public String name() {
        return name;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    public Role role() {
        return role;
    }

    /** Whether the elements are indices rather than real numbers. */
    public boolean isIndex() {
        return classes != null;
    }

    /** The number of values an index can have; null for a real symbol. */
    public Dim classes() {
        return classes;
    }

    /** The name first, then any further names. */
    @Override
    public List<String> names() {
        List<String> more = super.names();
        if (more.isEmpty()) return List.of(name);
        return Stream.concat(Stream.of(name), more.stream()).distinct().toList();
    }
}
