package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;

/**
 * One form for formulas that differ only in the order and the brackets of sums and products, in how minus and division
 * are spelled, in what is shared and in the names of intermediate results. It is made for comparing, not for reading.
 */
public final class NormalForm {
    private static final long STEPS_A_NODE = 4_000;
    private static final int MOST_PASSES = 50;
    /** What is longer than this when written out is only sorted where nothing is shared. */
    private static final int LONGEST = 5_000;

    private NormalForm() {}

    public static Expr of(Expr e) {
        Nodes nodes = new Nodes();
        List<Rule> rules = Rules.normal();
        Expr current = unnamed(e);
        boolean changes = true;
        for (int i = 0; changes && i < MOST_PASSES; i++) {
            Graph graph = Graph.of(current);
            Pass pass = new Pass(graph, nodes, rules, new Statistics(STEPS_A_NODE * (100 + graph.size())));
            if (new Length().of(current) <= LONGEST) pass.writeOut();
            current = pass.run().get(0);
            changes = pass.changed();
        }
        return current;
    }

    /** Whether two formulas have one normal form. */
    public static boolean same(Expr a, Expr b) {
        List<Integer> roots = Graph.of(List.of(of(a), of(b))).roots();
        return roots.get(0).equals(roots.get(1));
    }

    private static Expr unnamed(Expr e) {
        Graph graph = Graph.of(e);
        List<Expr> copies = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            List<Expr> operands =
                    IntStream.of(graph.args(id)).mapToObj(copies::get).toList();
            copies.add(graph.node(id) instanceof Apply apply ? apply.with(operands) : graph.node(id));
        }
        return copies.get(graph.roots().get(0));
    }
}
