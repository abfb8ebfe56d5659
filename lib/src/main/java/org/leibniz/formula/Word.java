package org.leibniz.formula;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.op.Functions.Function;

/** What a word of a formula, or a part of one, means. */
sealed interface Word {
    /** A symbol, a named formula, a constant or a size. */
    record Value(Expr expr) implements Word {}

    /** The identity matrix of the size that fits. */
    record Unit() implements Word {}

    /** A name that the formula defines, but whose definition has not been read yet. */
    record Awaited(String name) implements Word {}

    /** A function about to be called. */
    record Called(String name, Function function) implements Word {}

    /** A big sum sign over axes or over indices; all axes where nothing is given. */
    record Sum(List<Integer> axes, List<String> letters) implements Word {
        /** The sign {@code Σ₀₁} or {@code Σᵢⱼ}, given what is below it. */
        static Sum below(String subscripts) {
            String below = Subscript.plain(subscripts);
            List<String> indices = Subscript.indices(below);
            boolean letters = below.chars().anyMatch(Character::isLetter);
            if (letters) return new Sum(List.of(), indices);
            return new Sum(indices.stream().map(Integer::valueOf).toList(), List.of());
        }
    }

    /** Components of an array. */
    record Component(Expr expr, List<String> indices) implements Word {}

    /**
     * A part of a word that has been split.
     *
     * @param offset where it starts in the word
     */
    record Part(Word word, int offset) {}
}
