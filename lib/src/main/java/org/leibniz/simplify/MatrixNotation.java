package org.leibniz.simplify;

import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;

/**
 * Turns a result into what one writes by hand: vectors as columns, shared scalars in front of a sum. It computes the
 * same and is no simpler to a machine, so nothing but a result that is to be shown should pass through here.
 */
public final class MatrixNotation {
    private static final long STEPS_A_NODE = 100;

    private MatrixNotation() {}

    public static Expr of(Expr e) {
        Graph graph = Graph.of(e);
        Statistics statistics = new Statistics(STEPS_A_NODE * (100 + graph.size()));
        Expr written =
                new Pass(graph, new Nodes(), Rules.NOTATION, statistics).run().get(0);
        return WriteColumns.column(written);
    }
}
