package org.leibniz.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Expressions with some of their nodes replaced by others; what needs none of them stays the same node. */
public final class Substitution {
    private Substitution() {}

    /** The expression with every node that is a key replaced by its value. */
    public static Expr in(Expr root, Map<? extends Expr, ? extends Expr> replacements) {
        return in(List.of(root), replacements).get(0);
    }

    /**
     * As {@link #in(Expr, Map)}, for several expressions that share nodes.
     *
     * @throws org.leibniz.shape.ShapeException if a replacement does not fit where the node did
     */
    public static List<Expr> in(List<? extends Expr> roots, Map<? extends Expr, ? extends Expr> replacements) {
        Graph graph = Graph.of(roots);
        Map<Integer, Expr> byId = new HashMap<>();
        replacements.forEach((node, replacement) -> byId.put(graph.id(node), replacement));
        List<Expr> replaced = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            Expr replacement = byId.get(id);
            replaced.add(replacement != null ? replacement : rebuilt(graph, id, replaced));
        }
        return graph.roots().stream().map(replaced::get).toList();
    }

    private static Expr rebuilt(Graph graph, int id, List<Expr> replaced) {
        Expr node = graph.node(id);
        if (!(node instanceof Apply apply)) return node;
        List<Expr> operands = new ArrayList<>();
        boolean same = true;
        for (int i = 0; i < apply.args().size(); i++) {
            Expr operand = replaced.get(graph.args(id)[i]);
            operands.add(operand);
            same &= operand == graph.node(graph.args(id)[i]);
        }
        if (same) return node;
        Expr copy = new Apply(apply.op(), operands);
        graph.names(id).forEach(copy::named);
        return copy;
    }
}
