package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Sum;
import org.leibniz.op.Mean;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** {@code sum(broadcast(x)) -> n sum(x)}, {@code mean(broadcast(x)) -> mean(x)}: equal values are counted, not added. */
final class ReduceBeforeRepeating implements Rule {
    @Override
    public Optional<Expr> rewrite(Apply node, Surroundings around) {
        boolean sums = node.op() instanceof Sum sum && !sum.keep();
        if (!sums && !(node.op() instanceof Mean)) return Optional.empty();
        List<Integer> reduced = node.op() instanceof Sum sum ? sum.axes() : ((Mean) node.op()).axes();
        return Operands.unnamed(node.arg(0), BroadcastTo.class).flatMap(broadcast -> rewrite(node, broadcast, reduced));
    }

    private static Optional<Expr> rewrite(Apply node, Apply broadcast, List<Integer> reduced) {
        Expr source = broadcast.arg(0);
        Shape to = broadcast.shape();
        List<Integer> places = ((BroadcastTo) broadcast.op()).axes();
        Dim repeats = Dim.of(1);
        for (int axis : reduced) if (!places.contains(axis)) repeats = repeats.times(to.dim(axis));
        List<Integer> kept = IntStream.range(0, to.rank())
                .boxed()
                .filter(axis -> !reduced.contains(axis))
                .toList();
        List<Integer> inner = new ArrayList<>();
        List<Integer> outer = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            if (!reduced.contains(places.get(i))) outer.add(kept.indexOf(places.get(i)));
            else if (source.shape().dim(i).equals(to.dim(places.get(i)))) inner.add(i);
            else return Optional.empty();
        }
        int[] axes = inner.stream().mapToInt(Integer::intValue).toArray();
        boolean sums = node.op() instanceof Sum;
        Expr rest = axes.length == 0 ? source : sums ? source.sum(axes) : Ops.mean(source, axes);
        Expr repeated = BroadcastTo.broadcastTo(rest, node.shape(), outer);
        return Optional.of(sums ? Ops.size(repeats).times(repeated) : repeated);
    }
}
