package org.leibniz.simplify;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Shape;

/** How an unnamed broadcast repeats a tensor that is no scalar. */
record Repetition(Shape from, Shape to, List<Integer> axes) {
    static Optional<Repetition> of(Expr e) {
        return Operands.unnamed(e, BroadcastTo.class)
                .filter(broadcast -> Operands.scalar(broadcast).isEmpty())
                .map(broadcast -> {
                    BroadcastTo op = (BroadcastTo) broadcast.op();
                    return new Repetition(broadcast.arg(0).shape(), op.to(), op.axes());
                });
    }

    /** The repetition that all the expressions share; empty if there are none. */
    static Optional<Repetition> common(Collection<Expr> expressions) {
        if (expressions.isEmpty()) return Optional.empty();
        Optional<Repetition> first = of(expressions.iterator().next());
        return first.isPresent() && expressions.stream().allMatch(e -> of(e).equals(first)) ? first : Optional.empty();
    }

    /** What is repeated: the operand of a broadcast of this kind; a scalar is repeated less. */
    Expr shrink(Expr e) {
        return of(e).isPresent()
                ? ((Apply) e).arg(0)
                : Operands.scalar(e).orElseThrow().broadcastTo(from);
    }

    Expr repeat(Expr small) {
        return BroadcastTo.broadcastTo(small, to, axes);
    }

    /** Repeats by the first kind, then by the second and so on. */
    static Expr repeat(Expr small, Iterable<Repetition> repetitions) {
        Expr repeated = small;
        for (Repetition repetition : repetitions) repeated = repetition.repeat(repeated);
        return repeated;
    }
}
