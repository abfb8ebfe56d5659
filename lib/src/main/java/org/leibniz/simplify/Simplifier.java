package org.leibniz.simplify;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;

/**
 * Shortens expressions without ever expanding them: like factors and like terms merge, numbers are computed exactly,
 * scalars move in front, views and zeros disappear. Factors and terms keep the order in which they first appear.
 *
 * <p>Names stay: a named node is simplified inside, but it is not dissolved into the nodes that use it. The given nodes
 * are never changed. A value that does not exist may come to exist: x/x is 1, also for x = 0, and 0·x is 0.
 */
public final class Simplifier {
    private static final long STEPS_A_NODE = 2_000;
    private static final long MOST_VISITS = 40_000;

    private Simplifier() {}

    public static Expr simplify(Expr e) {
        return simplify(List.of(e)).get(0);
    }

    /** Simplifies expressions that may share parts, and finds what they share. */
    public static List<Expr> simplify(List<? extends Expr> roots) {
        return simplify(
                roots,
                Rules.SHRINKING,
                new Statistics(STEPS_A_NODE * (100 + Graph.of(roots).size())));
    }

    /**
     * Passes over the graph until nothing changes. In a deep graph a change can move by one node a pass, which together
     * would take quadratic time; so no pass follows once many nodes were visited, and a large graph has only one.
     */
    static List<Expr> simplify(List<? extends Expr> roots, List<Rule> rules, Statistics statistics) {
        Nodes nodes = new Nodes();
        Progress progress = new Progress();
        List<Expr> current = List.copyOf(roots);
        long visits = 0;
        while (true) {
            Graph graph = Graph.of(current);
            assert progress.isMade(graph) : statistics.overrun("passes do not simplify " + current, List.of());
            Pass pass = new Pass(graph, nodes, rules, statistics);
            current = pass.run();
            statistics.pass();
            visits += graph.size();
            if (!pass.changed() || visits > MOST_VISITS) return current;
        }
    }
}
