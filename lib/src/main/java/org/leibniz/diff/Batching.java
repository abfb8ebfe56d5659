package org.leibniz.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Einsum;
import org.leibniz.expr.Elementwise;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Sum;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lowering;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** Evaluates an expression for many values of one symbol at once: everything that needs the symbol gets leading axes. */
final class Batching {
    private final Graph graph;
    private final Shape batch;
    private final List<Expr> results = new ArrayList<>();
    private final boolean[] batched;

    private Batching(Expr e, Symbol symbol, Expr values, Shape batch) {
        this.graph = Graph.of(e);
        this.batch = batch;
        int at = graph.id(symbol);
        this.batched = graph.dependents(at < 0 ? List.of() : List.of(at));
        for (int id = 0; id < graph.size(); id++) results.add(id == at ? values : result(id));
    }

    /** @param values the values of the symbol, one behind the other along the axes of {@code batch} */
    static Expr batch(Expr e, Symbol symbol, Expr values, Shape batch) {
        Batching batching = new Batching(e, symbol, values, batch);
        return batching.results.get(batching.graph.roots().get(0));
    }

    private Expr result(int id) {
        if (!batched[id]) return graph.node(id);
        Apply node = (Apply) graph.node(id);
        List<Expr> in = IntStream.of(graph.args(id)).mapToObj(results::get).toList();
        Lowering lowering = node.op().lower(node);
        if (node.op() instanceof Elementwise elementwise) return elementwise.of(in.toArray(Expr[]::new));
        if (lowering instanceof Lowering.Contract contract) return contract(id, contract, in);
        Expr x = in.get(0);
        if (lowering instanceof Lowering.Reduce reduce) return reduce(reduce, x);
        if (lowering instanceof Lowering.Permute permute) return x.transpose(axes(shifted(permute.axes(), true)));
        if (lowering instanceof Lowering.Expand expand) {
            return BroadcastTo.broadcastTo(x, batch.concat(node.shape()), shifted(expand.axes(), true));
        }
        if (lowering instanceof Lowering.Reshape) return Ops.reshape(x, batch.concat(node.shape()));
        throw unknown(node.op().name());
    }

    private static NotDifferentiableException unknown(String operation) {
        return new NotDifferentiableException(
                "jacobian: " + operation + " cannot be evaluated for many values at once");
    }

    private Expr contract(int id, Lowering.Contract letters, List<Expr> in) {
        StringBuilder free = new StringBuilder();
        for (char letter = 'a'; free.length() < batch.rank(); letter++) {
            if ((letters.left() + letters.right() + letters.result()).indexOf(letter) < 0) free.append(letter);
        }
        String left = (batched[graph.args(id)[0]] ? free : "") + letters.left();
        String right = (batched[graph.args(id)[1]] ? free : "") + letters.right();
        return Einsum.product(left, right, free + letters.result(), in.get(0), in.get(1));
    }

    private Expr reduce(Lowering.Reduce reduce, Expr x) {
        int[] axes = axes(shifted(reduce.axes(), false));
        if (axes.length == 0) return x;
        return switch (reduce.combine()) {
            case SUM -> reduce.keep() ? Sum.keeping(x, axes) : x.sum(axes);
            case MEAN -> Ops.mean(x, axes);
            case PRODUCT, MAX, MIN -> throw unknown(reduce.combine().name().toLowerCase(Locale.ROOT));
        };
    }

    private List<Integer> shifted(List<Integer> axes, boolean withBatch) {
        List<Integer> shifted = new ArrayList<>();
        if (withBatch) IntStream.range(0, batch.rank()).forEach(shifted::add);
        axes.forEach(axis -> shifted.add(axis + batch.rank()));
        return shifted;
    }

    private static int[] axes(List<Integer> axes) {
        return axes.stream().mapToInt(Integer::intValue).toArray();
    }
}
