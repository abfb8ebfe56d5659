package org.leibniz.notation;

import java.util.Set;

/** How the name of a function is written: {@code sigmoid}, {@code σ}, {@code \sigma}. */
public record Glyph(String ascii, String unicode, String latex) {
    private static final Set<String> LATEX_COMMANDS = Set.of(
            "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "max", "min",
            "det");

    /** A function written by its plain name everywhere. */
    public static Glyph of(String name) {
        String latex = LATEX_COMMANDS.contains(name) ? "\\" + name : "\\operatorname{" + name.replace("_", "\\_") + "}";
        return new Glyph(name, name, latex);
    }
}
