package org.leibniz.plan;

/** What a computation reads. */
sealed interface Operand {
    /** The same number everywhere. */
    record Number(double value) implements Operand {}

    /** The elements of a computed value, found where the layout says. */
    record View(int value, Layout layout) implements Operand {}
}
