package org.leibniz.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;

/**
 * Reverse accumulation in which one step may go wrong: what a gradient becomes where somebody uses a wrong derivative at
 * one place and all else is right.
 */
final class Backward {
    /** What a node hands to its operands instead of their shares, given the derivative by the node. */
    interface Step {
        List<@Nullable Expr> shares(Apply node, Expr derivative);
    }

    private final Graph graph;
    private final int target;
    private final boolean[] depends;

    Backward(Graph graph, int target) {
        this.graph = graph;
        this.target = target;
        this.depends = graph.dependents(List.of(target));
    }

    /** Whether the derivative passes through a node. */
    boolean passes(int id) {
        return depends[id];
    }

    /**
     * The gradient by the target if a node takes a wrong step; empty if shapes then do not fit.
     *
     * @param at the node that takes the wrong step
     */
    Optional<Expr> gradient(int at, Step wrong) {
        List<@Nullable Expr> adjoints = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) adjoints.add(null);
        adjoints.set(graph.roots().get(0), Constant.of(1));
        for (int id = graph.size() - 1; id > target; id--) {
            Expr derivative = adjoints.get(id);
            if (derivative == null || !depends[id] || !(graph.node(id) instanceof Apply node)) continue;
            if (node.shapes().size() != 1) return Optional.empty();
            List<@Nullable Expr> shares;
            try {
                shares = id == at ? wrong.shares(node, derivative) : node.op().pullback(node, derivative);
            } catch (IllegalArgumentException misfit) {
                return Optional.empty();
            }
            int[] operands = graph.args(id);
            for (int i = 0; i < operands.length; i++) {
                Expr share = shares.get(i);
                if (share == null || !depends[operands[i]]) continue;
                if (!share.shape().equals(graph.node(operands[i]).shape())) return Optional.empty();
                Expr before = adjoints.get(operands[i]);
                adjoints.set(operands[i], before == null ? share : before.plus(share));
            }
        }
        Expr gradient = adjoints.get(target);
        return Optional.of(
                gradient == null ? Constant.filled(0, graph.node(target).shape()) : gradient);
    }
}
