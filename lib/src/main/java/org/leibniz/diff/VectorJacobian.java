package org.leibniz.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Add;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Dot;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Negate;
import org.leibniz.expr.Outer;
import org.leibniz.expr.Subtract;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Transpose;
import org.leibniz.op.Ops;

/**
 * The Jacobian of a vector by a vector in the notation of matrices, {@code A·diag(exp(x))}. The derivative pulled back
 * from a seed is linear in the seed; walking from the seed upwards, every node is a {@link LinearMap} of it.
 */
final class VectorJacobian {
    private final Graph graph;
    /** What a node is of the seed: for a vector its map, for a scalar a row. */
    private final LinearMap[] maps;

    private final Expr[] rows;
    /** The factors of a matrix that is an outer product. */
    private final int[][] outers;

    private VectorJacobian(Graph graph) {
        this.graph = graph;
        maps = new LinearMap[graph.size()];
        rows = new Expr[graph.size()];
        outers = new int[graph.size()][];
    }

    /**
     * The matrix of ∂yᵢ/∂xⱼ, given the derivative ⟨seed, y⟩ by x; empty where something on the way is no vector, or is no
     * product that has a matrix form.
     */
    static Optional<Expr> of(Expr pulled, Symbol seed) {
        if (seed.shape().rank() != 1 || pulled.shape().rank() != 1) return Optional.empty();
        Graph graph = Graph.of(pulled);
        int at = graph.id(seed);
        if (at < 0) return Optional.empty();
        VectorJacobian walk = new VectorJacobian(graph);
        walk.maps[at] = LinearMap.identity(seed.shape().dim(0));
        boolean[] depends = graph.dependents(List.of(at));
        for (int id = at + 1; id < graph.size(); id++) {
            if (depends[id] && !walk.enter(id, (Apply) graph.node(id), depends)) return Optional.empty();
        }
        return Optional.ofNullable(walk.maps[graph.roots().get(0)]).map(LinearMap::matrix);
    }

    private boolean enter(int id, Apply node, boolean[] depends) {
        int[] args = graph.args(id);
        if (node.shapes().size() == 1 && enterOuter(id, node, args)) return true;
        if (node.shapes().size() != 1 || node.shape().rank() > 1) return false;
        List<Integer> moving = IntStream.of(args)
                .filter(arg -> depends[arg])
                .distinct()
                .boxed()
                .toList();
        if (node.op() instanceof BroadcastTo) {
            if (!node.arg(0).shape().isScalar()) return false;
            maps[id] = LinearMap.repeated(rows[args[0]], node.shape().dim(0));
            return true;
        }
        boolean product = node.op() == Dot.OP && node.shape().rank() == 1;
        if (product) return moving.size() == 1 && enterProduct(id, node, args, depends);
        boolean elementwise = node.op() instanceof Elementwise;
        if (!elementwise && !node.shape().isScalar()) return false;
        List<Expr> factors = factors(node);
        List<LinearMap> sum = new ArrayList<>();
        List<Expr> rowSum = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (!depends[args[i]] || factors.get(i) == null) continue;
            if (node.shape().rank() == 1) sum.add(maps[args[i]].times(factors.get(i)));
            else rowSum.add(row(args[i], factors.get(i)));
        }
        if (sum.isEmpty() && rowSum.isEmpty()) return false;
        if (node.shape().rank() == 1)
            maps[id] = sum.stream().reduce(LinearMap::plus).orElseThrow();
        else rows[id] = rowSum.stream().reduce(Expr::plus).orElseThrow();
        return true;
    }

    /** What the result takes from each operand. Where all pullbacks would say 1·b, these are short to begin with. */
    private static List<Expr> factors(Apply node) {
        Expr one = Constant.of(1);
        if (node.op() == Multiply.OP) return List.of(node.arg(1), node.arg(0));
        if (node.op() == Add.OP) return List.of(one, one);
        if (node.op() == Subtract.OP) return List.of(one, Constant.of(-1));
        if (node.op() == Negate.OP) return List.of(Constant.of(-1));
        if (node.op() != Divide.OP) return node.op().pullback(node, Ops.ones(node.shape()));
        Expr divisor = BroadcastTo.source(node.arg(1));
        Expr reciprocal = one.div(divisor.shape().isScalar() ? divisor : node.arg(1));
        return List.of(reciprocal, Constant.of(-1).times(node).div(node.arg(1)));
    }

    private Expr row(int arg, Expr factor) {
        return rows[arg] == null ? maps[arg].row(factor) : rows[arg].times(factor);
    }

    /** An outer product of vectors is kept as its factors, until it is multiplied by a vector again. */
    private boolean enterOuter(int id, Apply node, int[] args) {
        boolean vectors = node.op() == Outer.OP && node.shape().rank() == 2;
        boolean transposed = node.op() instanceof Transpose && outers[args[0]] != null;
        if (vectors) outers[id] = args;
        else if (transposed) outers[id] = new int[] {outers[args[0]][1], outers[args[0]][0]};
        return vectors || transposed;
    }

    /** {@code (a·bᵀ)·c}, which is the number bᵀ·c times a. */
    private boolean enterOuterProduct(int id, int[] factors, Expr c, boolean[] depends) {
        Expr a = graph.node(factors[0]);
        Expr b = graph.node(factors[1]);
        if (depends[factors[0]] && depends[factors[1]]) return false;
        maps[id] = depends[factors[0]]
                ? maps[factors[0]].times(b.dot(c))
                : LinearMap.repeated(maps[factors[1]].row(c), a.shape().dim(0)).times(a);
        return true;
    }

    private boolean enterProduct(int id, Apply node, int[] args, boolean[] depends) {
        int vector = depends[args[0]] ? 0 : 1;
        Expr matrix = node.arg(1 - vector);
        int[] factors = outers[args[vector]];
        if (factors != null && matrix.shape().rank() == 1) {
            int[] order = vector == 0 ? factors : new int[] {factors[1], factors[0]};
            return enterOuterProduct(id, order, matrix, depends);
        }
        if (maps[args[vector]] == null || matrix.shape().rank() != 2) return false;
        maps[id] = maps[args[vector]].before(vector == 0 ? matrix : matrix.t());
        return true;
    }
}
