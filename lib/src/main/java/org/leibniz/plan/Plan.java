package org.leibniz.plan;

import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;

/**
 * How some expressions are computed for given sizes: kernels in an order, and the arrays they read and write.
 *
 * @param buffers all arrays; kernels name them by their number in this list
 * @param kernels what is done, first kernel first
 * @param scratch the number of elements of the array that all {@link Buffer.Scratch} share
 */
public record Plan(List<Buffer> buffers, List<Kernel> kernels, int scratch) {
    /**
     * Plans the computation of outputs, and of updates that give symbols new values; all expressions read the old ones.
     *
     * @param sizes a value for every named size
     * @throws org.leibniz.shape.ShapeException if a size has no value, or an update does not have its symbol's shape
     */
    public static Plan of(List<? extends Expr> outputs, Map<Symbol, ? extends Expr> updates, Map<String, Long> sizes) {
        return new Planner(outputs, updates, sizes).plan();
    }

    /** Whether what a buffer holds comes from outside and is the same after a run, as weights are in inference. */
    public boolean keeps(int buffer) {
        return !(buffers.get(buffer) instanceof Buffer.Scratch)
                && kernels.stream().noneMatch(kernel -> kernel.writes().contains(buffer));
    }

    /** The plan in words, in the names of the expressions. */
    public String explain() {
        return PlanPrinter.print(this);
    }
}
