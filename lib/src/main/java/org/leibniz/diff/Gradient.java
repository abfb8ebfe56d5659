package org.leibniz.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Part;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.ShapeException;
import org.leibniz.simplify.Simplifier;

/**
 * The derivatives of a scalar by symbols or by intermediate results, found by reverse accumulation. They are expressions
 * like any other, so a gradient can be printed, differentiated again, or be a part of another loss.
 */
public final class Gradient {
    private final Expr loss;

    private Gradient(Expr loss) {
        this.loss = loss;
    }

    /** @throws ShapeException if the expression is no scalar */
    public static Gradient of(Expr loss) {
        if (!loss.shape().isScalar()) {
            throw ShapeException.needed("gradient", "a scalar (see Jacobian for others)", loss.described());
        }
        return new Gradient(loss);
    }

    /** Whether the scalar depends on {@code x} at all; if not, its derivative is 0. */
    public boolean dependsOn(Expr x) {
        return Graph.of(loss).id(x) >= 0;
    }

    /**
     * The derivative by one symbol or intermediate result, in the shape of that.
     *
     * @throws NotDifferentiableException if there is none
     */
    public Expr by(Expr x) {
        return by(List.of(x)).get(0);
    }

    /** The derivatives by several, which share what they have in common. */
    public List<Expr> by(Expr... xs) {
        return by(Arrays.asList(xs));
    }

    /** As {@link #by(Expr...)}. */
    public List<Expr> by(List<? extends Expr> xs) {
        return Simplifier.simplify(accumulate(loss, Constant.of(1), xs));
    }

    /** The derivatives of ⟨seed, y⟩ by several expressions, as the pullbacks give them. */
    static List<Expr> accumulate(Expr y, Expr seed, List<? extends Expr> xs) {
        Graph graph = Graph.of(y);
        List<Integer> wanted = new ArrayList<>();
        for (Expr x : xs) {
            checkDifferentiable(x);
            wanted.add(graph.id(x));
        }
        Adjoints adjoints =
                new Adjoints(graph, wanted.stream().filter(id -> id >= 0).toList());
        adjoints.add(graph.roots().get(0), 0, seed);
        adjoints.run();
        List<Expr> derivatives = new ArrayList<>();
        for (int i = 0; i < xs.size(); i++) {
            Expr adjoint = wanted.get(i) < 0 ? null : adjoints.of(wanted.get(i), 0);
            derivatives.add(adjoint == null ? Constant.filled(0, xs.get(i).shape()) : adjoint);
        }
        return derivatives;
    }

    private static void checkDifferentiable(Expr x) {
        if (x instanceof Constant) {
            throw new NotDifferentiableException("nothing can be differentiated by the constant " + x);
        }
        if (x instanceof Symbol symbol && symbol.isIndex()) {
            throw new NotDifferentiableException(x.described()
                    + " holds indices, which do not vary continuously; nothing can be differentiated by it");
        }
    }

    /** The derivative of the seeded result by every node, one slot for each of a node's results. */
    private static final class Adjoints {
        private final Graph graph;
        private final boolean[] needed;
        private final List<List<Deque<Expr>>> slots = new ArrayList<>();

        Adjoints(Graph graph, List<Integer> wanted) {
            this.graph = graph;
            this.needed = graph.dependents(wanted);
            for (Expr node : graph.nodes()) {
                List<Deque<Expr>> results = new ArrayList<>();
                int count = node instanceof Apply apply ? apply.shapes().size() : 1;
                for (int i = 0; i < count; i++) results.add(new ArrayDeque<>());
                slots.add(results);
            }
        }

        void run() {
            for (int id = graph.size() - 1; id >= 0; id--) {
                boolean reached = slots.get(id).stream().anyMatch(slot -> !slot.isEmpty());
                if (reached && needed[id] && graph.node(id) instanceof Apply apply) pull(id, apply);
            }
        }

        private void pull(int id, Apply y) {
            int[] operands = graph.args(id);
            if (y.op() instanceof Part part) {
                add(operands[0], part.output(), Objects.requireNonNull(of(id, 0)));
                return;
            }
            List<Expr> handed = new ArrayList<>();
            for (int slot = 0; slot < y.shapes().size(); slot++) handed.add(of(id, slot));
            List<Expr> contributions = y.op().pullback(y, handed);
            for (int i = operands.length - 1; i >= 0; i--) {
                if (contributions.get(i) != null && needed[operands[i]]) add(operands[i], 0, contributions.get(i));
            }
        }

        // Later uses are reached first; put in front, the sum names the uses in the order in which they stand.
        void add(int id, int slot, Expr contribution) {
            slots.get(id).get(slot).addFirst(contribution);
        }

        /** The sum of all contributions, which from then on is one. */
        @Nullable
        Expr of(int id, int slot) {
            Deque<Expr> contributions = slots.get(id).get(slot);
            if (contributions.isEmpty()) return null;
            Expr sum = contributions.removeFirst();
            while (!contributions.isEmpty()) sum = sum.plus(contributions.removeFirst());
            contributions.addFirst(sum);
            return sum;
        }
    }
}
