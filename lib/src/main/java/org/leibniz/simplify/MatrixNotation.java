package org.leibniz.simplify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;

/**
 * Turns a result into what one writes by hand: vectors as columns, shared scalars in front of a sum, names in the order
 * in which they are known. It computes the same, apart from places where a convention stands for a derivative, and is no
 * simpler to a machine; so nothing but a result that is to be shown should pass through here.
 */
public final class MatrixNotation {
    private static final long STEPS_A_NODE = 1_000;
    private static final int MOST_PASSES = 8;
    /** What is longer stays as it is shared. */
    private static final int LONGEST = 2_000;

    private MatrixNotation() {}

    /** @param original says by its own order in which order names are written in a product */
    public static Expr of(Expr e, Expr original) {
        List<Rule> rules = Rules.notation(order(original));
        Nodes nodes = new Nodes();
        Expr written = e;
        boolean changes = true;
        for (int pass = 0; changes && pass < MOST_PASSES; pass++) {
            Graph graph = Graph.of(written);
            Statistics statistics = new Statistics(STEPS_A_NODE * (100 + graph.size()));
            Pass notation = new Pass(graph, nodes, rules, statistics);
            if (new Length().of(written) <= LONGEST) notation.writeOut();
            written = notation.run().get(0);
            changes = notation.changed();
        }
        return WriteColumns.column(written);
    }

    private static Map<String, Integer> order(Expr original) {
        Graph graph = Graph.of(original);
        Map<String, Integer> order = new HashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            for (String name : graph.node(id).names()) order.putIfAbsent(name, order.size());
        }
        return order;
    }
}
