package org.leibniz.simplify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.leibniz.expr.Add;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Op;
import org.leibniz.expr.Subtract;
import org.leibniz.expr.Sum;
import org.leibniz.notation.Rational;
import org.leibniz.op.Exp;
import org.leibniz.op.Ops;
import org.leibniz.op.Sigmoid;
import org.leibniz.op.Softmax;
import org.leibniz.shape.Shape;

/** Recognises what exponentials are combined to; names and further users do not matter, repetitions are moved inside. */
final class Exponentials {
    private static final int MOST_READ = 200;

    /** A sum of exponentials along some axes. */
    record Total(Expr x, List<Integer> axes) {
        /** e^x divided by the sum; empty where there is no op for these axes. */
        Optional<Expr> softmax() {
            if (axes.size() == 1) return Optional.of(Ops.softmax(x, axes.get(0)));
            if (axes.size() != x.shape().rank()) return Optional.empty();
            return Optional.of(Ops.reshape(Ops.softmax(Ops.flatten(x, 0)), x.shape()));
        }

        /** The logarithm of the sum. */
        Optional<Expr> log() {
            if (axes.size() == 1) return Optional.of(Ops.logsumexp(x, axes.get(0)));
            return axes.size() == x.shape().rank() ? Optional.of(Ops.logsumexp(Ops.flatten(x, 0))) : Optional.empty();
        }
    }

    private Exponentials() {}

    static Optional<Apply> apply(Expr e, Op op) {
        return e instanceof Apply apply && apply.op() == op ? Optional.of(apply) : Optional.empty();
    }

    /** The x of f(x), where f(x) may be repeated. */
    static Optional<Expr> argument(Expr e, Op function) {
        UnaryOperator<Expr> repeat = repetition(e);
        return apply(unrepeated(e), function).map(f -> repeat.apply(f.arg(0)));
    }

    static Optional<Expr> exponent(Expr e) {
        return argument(e, Exp.OP);
    }

    /** The x of 1 + e^x. */
    static Optional<Expr> onePlusExp(Expr e) {
        UnaryOperator<Expr> repeat = repetition(e);
        return apply(unrepeated(e), Add.OP).flatMap(sum -> {
            int one = Operands.is(sum.arg(0), Rational.ONE) ? 0 : 1;
            if (!Operands.is(sum.arg(one), Rational.ONE)) return Optional.empty();
            return exponent(sum.arg(1 - one)).map(repeat);
        });
    }

    /** The x of 1 − σ(x). */
    static Optional<Expr> oneMinusSigmoid(Expr e) {
        UnaryOperator<Expr> repeat = repetition(e);
        return apply(unrepeated(e), Subtract.OP)
                .filter(difference -> Operands.is(difference.arg(0), Rational.ONE))
                .flatMap(difference -> argument(difference.arg(1), Sigmoid.OP))
                .map(repeat);
    }

    /** A sum of exponentials, as a reduction or repeated to the shape of what it is the sum of. */
    static Optional<Total> total(Expr e) {
        Expr reduced = unrepeated(e);
        if (!(reduced instanceof Apply apply && apply.op() instanceof Sum sum)) return Optional.empty();
        boolean whole = reduced == e || isSpread(e, reduced, apply.arg(0).shape(), sum);
        if (!whole) return Optional.empty();
        return apply(apply.arg(0), Exp.OP).map(exp -> new Total(exp.arg(0), sum.axes()));
    }

    /** Whether what was reduced is repeated along the axes that it was reduced along. */
    static boolean isSpread(Expr e, Expr reduced, Shape from, Sum sum) {
        if (!e.shape().equals(from)) return false;
        if (!(e instanceof Apply apply && apply.op() instanceof BroadcastTo broadcast && apply.arg(0) == reduced))
            return false;
        List<Integer> kept = IntStream.range(0, from.rank())
                .filter(axis -> sum.keep() || !sum.axes().contains(axis))
                .boxed()
                .toList();
        return broadcast.axes().equals(kept);
    }

    /** Whether the value is above 0 wherever it exists, so that dividing by it can be undone. */
    static boolean isPositive(Expr e) {
        Deque<Expr> pending = new ArrayDeque<>(List.of(e));
        for (int count = 0; !pending.isEmpty(); count++) {
            Expr next = unrepeated(pending.pop());
            boolean combined = next instanceof Apply apply
                    && (apply.op() == Add.OP || apply.op() == Multiply.OP || apply.op() == Divide.OP);
            if (combined) pending.addAll(((Apply) next).args());
            else if (count == MOST_READ || !isPositiveFactor(next)) return false;
        }
        return true;
    }

    private static boolean isPositiveFactor(Expr e) {
        Optional<Rational> number = Operands.exact(e);
        if (number.isPresent()) return number.get().signum() > 0;
        boolean positive = e instanceof Apply apply
                && (apply.op() == Exp.OP || apply.op() == Sigmoid.OP || apply.op() instanceof Softmax);
        return positive || oneMinusSigmoid(e).isPresent() || total(e).isPresent();
    }

    static Expr unrepeated(Expr e) {
        Expr source = e;
        while (source instanceof Apply apply && apply.op() instanceof BroadcastTo) source = apply.arg(0);
        return source;
    }

    /** What repeats another expression as {@code e} repeats its source. */
    static UnaryOperator<Expr> repetition(Expr e) {
        UnaryOperator<Expr> repeat = UnaryOperator.identity();
        Expr source = e;
        while (source instanceof Apply apply && apply.op() instanceof BroadcastTo broadcast) {
            UnaryOperator<Expr> outer = repeat;
            repeat = inner -> outer.apply(BroadcastTo.broadcastTo(inner, broadcast.to(), broadcast.axes()));
            source = apply.arg(0);
        }
        return repeat;
    }

    /** −x, without a second sign. */
    static Expr negative(Expr x) {
        return Operands.isNegation(x) ? ((Apply) x).arg(0) : x.unaryMinus();
    }
}
