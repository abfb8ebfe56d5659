package org.leibniz.plan;

import org.leibniz.expr.Symbol;

/** An array, or a part of one, that kernels read and write. */
public sealed interface Buffer {
    /** What the plan calls it. */
    String name();

    int elements();

    /** The array the user gives for a symbol; an update writes it, too. */
    record Input(String name, int elements, Symbol symbol) implements Buffer {}

    /** The array the user gives for a result. */
    record Output(String name, int elements, int index) implements Buffer {}

    /** Elements that never change. */
    record Constant(String name, int elements, Contents contents) implements Buffer {}

    /** A place in the one array that holds all intermediate values; values that are not needed at once share places. */
    record Scratch(String name, int elements, int offset) implements Buffer {}
}
