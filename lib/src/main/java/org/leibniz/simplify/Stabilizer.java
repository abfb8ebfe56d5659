package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Log;
import org.leibniz.op.Exp;
import org.leibniz.op.Sigmoid;
import org.leibniz.op.Softmax;

/**
 * Writes expressions so that they can be computed with numbers that overflow and round: quotients of exponentials as
 * sigmoids and softmaxes, their logarithms as softplus and logarithmic softmax, and a product with a sum of quotients
 * without these quotients where they cancel. Mathematically nothing changes. It is done to what is about to be computed,
 * after all differentiation, and looks into named nodes and nodes with several users, which keep their names.
 */
public final class Stabilizer {
    /** A rule can make room for another one below it; that happens a few times at most. */
    private static final int MOST_PASSES = 6;

    private final Nodes nodes = new Nodes();
    private final StableProducts products = new StableProducts(nodes);
    private final StableLogs logs = new StableLogs(products);
    private boolean changed;

    private Stabilizer() {}

    /** The same values in the same shapes, computed more exactly. */
    public static List<Expr> stabilize(List<? extends Expr> roots) {
        Stabilizer stabilizer = new Stabilizer();
        List<Expr> current = List.copyOf(roots);
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            Graph graph = Graph.of(current);
            if (graph.nodes().stream().noneMatch(Stabilizer::mayBeUnstable)) return current;
            stabilizer.changed = false;
            List<Expr> next = stabilizer.pass(graph);
            if (!stabilizer.changed) return current;
            current = next;
        }
        return current;
    }

    private static boolean mayBeUnstable(Expr e) {
        return e instanceof Apply apply
                && (apply.op() == Exp.OP
                        || apply.op() == Log.OP
                        || apply.op() == Sigmoid.OP
                        || apply.op() instanceof Softmax);
    }

    private List<Expr> pass(Graph graph) {
        boolean[] insideProduct = insideProduct(graph);
        Expr[] results = new Expr[graph.size()];
        for (int id = 0; id < results.length; id++) {
            List<Expr> operands = new ArrayList<>();
            for (int operand : graph.args(id)) operands.add(results[operand]);
            Expr same = nodes.given(graph.node(id), operands);
            Expr stable = same;
            if (same instanceof Apply apply && apply.shapes().size() == 1) {
                stable = nodes.made(logs.rewrite(apply), made -> {});
                boolean product = stable == same && !insideProduct[id] && Operands.makesProduct(same);
                if (product) stable = nodes.made(products.rewrite(apply), made -> {});
            }
            changed |= stable != same;
            List<String> names = List.copyOf(graph.names(id));
            results[id] =
                    stable instanceof Apply && Nodes.mayBeNamed(stable, names) ? nodes.named(stable, names) : stable;
        }
        return graph.roots().stream().map(id -> results[id]).toList();
    }

    /** The nodes that only products use, which are read as a part of those. */
    private static boolean[] insideProduct(Graph graph) {
        boolean[] inside = new boolean[graph.size()];
        int[] uses = new int[graph.size()];
        int[] byProducts = new int[graph.size()];
        for (int id = graph.size() - 1; id >= 0; id--) {
            inside[id] = uses[id] > 0 && uses[id] == byProducts[id];
            boolean repeats = graph.node(id) instanceof Apply apply && apply.op() instanceof BroadcastTo;
            boolean product = Operands.makesProduct(graph.node(id)) || repeats && inside[id];
            for (int operand : graph.args(id)) {
                uses[operand]++;
                if (product) byProducts[operand]++;
            }
        }
        graph.roots().forEach(root -> inside[root] = false);
        return inside;
    }
}
