package org.leibniz.simplify;

import java.util.Arrays;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;

/**
 * The nodes inside a longer product or sum, which are left alone until its topmost node: there the whole chain is read
 * once, where reading it from every node would take quadratic time.
 */
final class Chains {
    private static final int NONE = -1;

    private final Graph graph;
    private final int[] uses;
    private final int[] user;

    Chains(Graph graph) {
        this.graph = graph;
        uses = graph.uses();
        user = new int[graph.size()];
        Arrays.fill(user, NONE);
        for (int id = 0; id < user.length; id++) for (int operand : graph.args(id)) user[operand] = id;
    }

    int uses(int id) {
        return uses[id];
    }

    boolean isInside(int id) {
        if (!isSingle(id)) return false;
        Expr e = graph.node(id);
        return Operands.makesProduct(e) && isInsideProduct(id, e) || Operands.makesSum(e) && isInsideSum(id);
    }

    private boolean isInsideProduct(int id, Expr e) {
        if (Operands.makesProduct(graph.node(user[id]))) return true;
        boolean repeated = e.shape().isScalar() && isSingle(user[id]) && isBroadcast(user[id]);
        return repeated && Operands.makesProduct(graph.node(user[user[id]]));
    }

    private boolean isInsideSum(int id) {
        int by = user[id];
        if (isSingle(by) && Operands.isNegation(graph.node(by))) by = user[by];
        return Operands.makesSum(graph.node(by));
    }

    private boolean isSingle(int id) {
        return uses[id] == 1 && user[id] != NONE && graph.names(id).isEmpty();
    }

    private boolean isBroadcast(int id) {
        return graph.node(id) instanceof Apply apply && apply.op() instanceof BroadcastTo;
    }
}
