package org.leibniz.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.notation.Rational;
import org.leibniz.op.Functions;
import org.leibniz.op.Functions.Function;
import org.leibniz.op.Functions.Setting;
import org.leibniz.op.Functions.Settings;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/** A call while its arguments are read: operands first, then settings; letters may stand anywhere. */
final class Call {
    private static final Set<String> ELEMENTWISE = Set.of("max", "min");

    private Function function;
    private final String name;
    private final int offset;
    private final boolean derivative;
    private final Supplier<Dim> free;
    private final List<Piece> operands = new ArrayList<>(2);
    private final List<Dim> sizes = new ArrayList<>(0);
    private Shape shape;
    private String letters;
    private boolean keep;
    private Rational exponent;
    private final List<Rational> numbers = new ArrayList<>(0);
    private final Map<String, List<Dim>> named = new LinkedHashMap<>(0);

    /**
     * @param name what the function is called here
     * @param derivative whether its derivative is meant
     * @param free a size that the call does not say
     */
    Call(Function function, String name, int offset, boolean derivative, Supplier<Dim> free) {
        this.function = function;
        this.name = name;
        this.offset = offset;
        this.derivative = derivative;
        this.free = free;
    }

    int offset() {
        return offset;
    }

    boolean awaitsOperand() {
        return operands.size() < function.operands();
    }

    /** Whether the setting may be given here; sizes may be many, all others stand once. */
    boolean accepts(Setting setting) {
        return function.settings().contains(setting)
                && switch (setting) {
                    case SIZES, NUMBERS, NAMED -> true;
                    case FITTED_SIZE -> false;
                    case SHAPE -> shape == null;
                    case LETTERS -> letters == null;
                    case KEEP -> !keep;
                };
    }

    /** What may stand here beside operands, for messages. */
    String acceptable() {
        StringJoiner names = new StringJoiner(" or ");
        if (accepts(Setting.LETTERS)) names.add("letters such as \"ij,jk->ik\"");
        if (accepts(Setting.SHAPE)) names.add("a shape such as [2,3]");
        if (accepts(Setting.SIZES)) names.add(function.operands() == 0 ? "a size" : "an axis");
        if (accepts(Setting.KEEP)) names.add("keep");
        if (accepts(Setting.NUMBERS)) names.add("a number");
        if (accepts(Setting.NAMED)) names.add("a setting such as stride=2");
        return names.length() == 0 ? "')'" : names.toString();
    }

    boolean isEmpty() {
        boolean unset = shape == null && letters == null && !keep && numbers.isEmpty() && named.isEmpty();
        return operands.isEmpty() && sizes.isEmpty() && unset;
    }

    boolean isFull() {
        return !awaitsOperand() && function.settings().isEmpty();
    }

    /** Whether what is there is enough: the largest of one operand is that of its elements, {@code max(x)}. */
    boolean mayEnd() {
        if (awaitsOperand() && operands.size() == 1)
            Functions.ofElements(function).ifPresent(other -> function = other);
        return !awaitsOperand();
    }

    /** {@code max takes 2 operands}. */
    String arity() {
        return name + " takes " + (function.operands() == 1 ? "1 operand" : function.operands() + " operands");
    }

    void operand(Piece piece) {
        operands.add(piece);
    }

    void size(Dim size) {
        sizes.add(size);
    }

    void shape(Shape given) {
        shape = given;
    }

    void letters(String given) {
        letters = given;
    }

    void number(Rational given) {
        numbers.add(given);
    }

    /** False if the name was given before. */
    boolean named(String name, List<Dim> given) {
        return named.putIfAbsent(name, given) == null;
    }

    void keep() {
        keep = true;
    }

    private void align() {
        List<Piece> aligned = FreeSizes.aligned(operands.get(0), operands.get(1));
        operands.clear();
        operands.addAll(aligned);
    }

    /** Raises the value, {@code sin²(x)}. */
    void raise(Rational power) {
        exponent = power;
    }

    /** What the call stands for. */
    Piece result() {
        Piece value = applied();
        return exponent == null ? value : Arithmetic.raise(value, exponent);
    }

    private Piece applied() {
        boolean indexed =
                operands.stream().anyMatch(operand -> !operand.letters().isEmpty());
        if (indexed) {
            List<Piece> aligned = List.copyOf(Indexing.aligned(operands));
            operands.clear();
            operands.addAll(aligned);
        }
        if (ELEMENTWISE.contains(function.name())) align();
        boolean fitted = sizes.isEmpty() && function.settings().contains(Setting.FITTED_SIZE);
        if (fitted) sizes.add(free.get());
        List<Expr> in = operands.stream().map(Piece::expr).toList();
        Settings settings = new Settings(List.copyOf(sizes), shape, letters, keep, List.copyOf(numbers), named);
        Expr value = function.call(in, settings);
        boolean elementwise = value instanceof Apply apply && apply.op() instanceof Elementwise;
        if (indexed && !elementwise) {
            throw new ShapeException(name + " takes whole arrays, not components such as "
                    + operands.get(0).described());
        }
        Expr result = derivative ? Derivatives.of(name, value) : value;
        return elementwise ? Piece.elementwise(result, operands.toArray(Piece[]::new)) : Piece.of(result);
    }
}
