package org.leibniz.explain;

import java.util.List;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/** The writers of one derivation in one notation. */
final class Writing {
    private final Notation notation;
    private final ComponentForm components;
    private final MatrixForm matrix;
    private final List<MatrixForm.Row> rows;

    Writing(Notation notation, ComponentForm components, MatrixForm matrix) {
        this.notation = notation;
        this.components = components;
        this.matrix = matrix;
        this.rows = matrix.rows();
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

    /** The line of the matrix table at an index. */
    MatrixForm.Row row(int index) {
        return rows.get(index);
    }

    String name(Step step) {
        return notation.symbol(step.name()).string();
    }

    Text symbol(Step step) {
        return notation.symbol(step.name());
    }
}
