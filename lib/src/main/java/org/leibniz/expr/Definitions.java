package org.leibniz.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes {@linkplain Composite composite} ops as what they are defined by. */
public final class Definitions {
    private Definitions() {}

    /** The same values without composite ops; a node that replaces another has its names. */
    public static List<Expr> expand(List<? extends Expr> expressions) {
        List<Expr> expanded = List.copyOf(expressions);
        Graph graph = Graph.of(expanded);
        // A definition may itself use composite ops.
        while (graph.nodes().stream().anyMatch(Definitions::isComposite)) {
            expanded = expandOnce(graph);
            graph = Graph.of(expanded);
        }
        return expanded;
    }

    private static boolean isComposite(Expr e) {
        return e instanceof Apply apply && apply.op() instanceof Composite;
    }

    private static List<Expr> expandOnce(Graph graph) {
        List<Expr> nodes = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            List<Expr> operands =
                    IntStream.of(graph.args(id)).mapToObj(nodes::get).toList();
            nodes.add(replacement(graph.node(id), operands, graph.names(id)));
        }
        return graph.roots().stream().map(nodes::get).toList();
    }

    private static Expr replacement(Expr e, List<Expr> operands, Set<String> names) {
        if (!(e instanceof Apply apply)) return e;
        // Even where nothing below changes, a name may be that of another node that computes the same.
        Apply same = apply.with(operands);
        Expr replacement = apply.op() instanceof Composite composite ? composite.definition(same) : same;
        names.forEach(replacement::named);
        return replacement;
    }
}
