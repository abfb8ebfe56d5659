package org.leibniz.simplify;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
        Nodes nodes = new Nodes();
        List<Rule> rules = Rules.notation(order(original), given(original, nodes));
        Expr written = e;
        boolean changes = true;
        for (int pass = 0; changes && pass < MOST_PASSES; pass++) {
            Pass notation = pass(written, nodes, rules);
            written = notation.run().get(0);
            changes = notation.changed();
        }
        Expr column = WriteColumns.column(written);
        return WriteRepeatedOnes.written(
                pass(column, nodes, Rules.finish()).run().get(0));
    }

    private static Pass pass(Expr e, Nodes nodes, List<Rule> rules) {
        Graph graph = Graph.of(e);
        Pass pass = new Pass(graph, nodes, rules, new Statistics(STEPS_A_NODE * (100 + graph.size())));
        if (new Length().of(e) <= LONGEST) pass.writeOut();
        return pass;
    }

    /** The nodes of the original and their places; what computes the same as one of them will be that node. */
    private static Map<Expr, Integer> given(Expr original, Nodes nodes) {
        Graph graph = Graph.of(original);
        Expr[] unique = new Expr[graph.size()];
        for (int id = 0; id < unique.length; id++) {
            List<Expr> operands = IntStream.of(graph.args(id))
                    .mapToObj(operand -> unique[operand])
                    .toList();
            unique[id] = nodes.given(graph.node(id), operands);
        }
        Map<Expr, Integer> given = new IdentityHashMap<>();
        for (int id = 0; id < unique.length; id++) given.putIfAbsent(unique[id], id);
        return given;
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
