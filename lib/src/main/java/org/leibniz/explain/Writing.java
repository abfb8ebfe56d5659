package org.leibniz.explain;

import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** The writers of one derivation in one notation. */
final class Writing {
    private final Notation notation;
    private final ComponentForm components;
    private final MatrixForm matrix;

    Writing(Notation notation, ComponentForm components, MatrixForm matrix) {
        this.notation = notation;
        this.components = components;
        this.matrix = matrix;
    }

    Notation notation() {
        return notation;
    }

    ComponentForm components() {
        return components;
    }

    MatrixForm matrix() {
        return matrix;
    }

    String name(Step step) {
        return notation.symbol(step.name()).string();
    }

    Text symbol(Step step) {
        return notation.symbol(step.name());
    }
}
