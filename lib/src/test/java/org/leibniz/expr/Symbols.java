package org.leibniz.expr;

/** Symbols as tests need them, their shapes written as text. */
public final class Symbols {
    private Symbols() {}

    /** Such as {@code symbol("x", "[n,3]")}. */
    public static Symbol symbol(String name, String shape) {
        return Symbol.input(name, Tensors.shape(shape));
    }

    public static Symbol scalar(String name) {
        return symbol(name, "[]");
    }
}
