package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Rational;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Random graphs with shared parts, views, contractions and names, full of what can be simplified. */
final class RandomFormulas {
    private static final Dim N = Dim.named("n");
    private static final Shape VECTOR = Shape.of(N);
    private static final Shape MATRIX = Shape.of(N, N);

    private final Random random;
    private final List<Expr> nodes = new ArrayList<>();

    RandomFormulas(long seed) {
        random = new Random(seed);
        nodes.add(Symbol.input("x", Shape.scalar()));
        nodes.add(Symbol.input("y", Shape.scalar()));
        nodes.add(Symbol.input("u", VECTOR));
        nodes.add(Symbol.input("v", VECTOR));
        nodes.add(Symbol.input("A", MATRIX));
        nodes.add(Symbol.input("B", MATRIX));
    }

    /** Formulas of about {@code size} nodes in which later ones use earlier ones. */
    List<Expr> next(int size) {
        for (int i = 0; i < size; i++) {
            Expr made = grow();
            if (random.nextInt(12) == 0 && made instanceof Apply && made.names().isEmpty())
                made.named("t" + nodes.size());
            nodes.add(made);
        }
        int last = nodes.size() - 1;
        return random.nextBoolean()
                ? List.of(nodes.get(last))
                : List.of(nodes.get(last), nodes.get(last - 1 - random.nextInt(4)));
    }

    private Expr grow() {
        Expr a = pick();
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> a.times(like(a));
            case 4, 5 -> a.plus(like(a));
            case 6, 7 -> a.minus(like(a));
            case 8 -> a.unaryMinus();
            case 9 -> a.div(like(a));
            case 10 -> a.times(number());
            case 11 -> a.div(Constant.of(Rational.of(1 + random.nextInt(3), 1 + random.nextInt(3))));
            case 12 -> a.plus(number());
            case 13 -> a.pow(Constant.of(Rational.of(random.nextInt(7) - 2, random.nextInt(4) == 0 ? 2 : 1)));
            case 14 -> random.nextBoolean() ? Ops.sigmoid(a) : Ops.sqrt(a);
            case 15 -> random.nextBoolean() ? Ops.log(Ops.exp(a)) : Ops.max(a, like(a));
            case 16, 17 -> contract(a);
            case 18, 19 -> reduce(a);
            case 20, 21 ->
                a.shape().rank() == 2 ? a.t() : a.broadcastTo(a.shape().isScalar() ? VECTOR : MATRIX);
            case 22 ->
                a.shape().rank() == 1
                        ? a.broadcastTo(MATRIX)
                        : Ops.where(Ops.less(nodes.get(0), nodes.get(1)), a, like(a));
            default ->
                Ops.reshape(
                                a,
                                a.shape().isScalar()
                                        ? Shape.of(1)
                                        : Shape.of(a.shape().size()))
                        .sum();
        };
    }

    private Expr contract(Expr a) {
        Expr b = pick();
        if (a.shape().rank() == 1 && b.shape().rank() == 1 && random.nextBoolean()) return a.outer(b);
        return a.shape().isScalar() || b.shape().isScalar() ? a.times(b) : a.dot(b);
    }

    private Expr reduce(Expr a) {
        if (a.shape().isScalar()) return a.broadcastTo(random.nextBoolean() ? VECTOR : MATRIX);
        if (a.shape().rank() == 2 && random.nextBoolean()) return a.sum(random.nextInt(2));
        return random.nextBoolean() ? a.sum() : Ops.mean(a);
    }

    // Recent nodes first, so that formulas grow deep; often an old one, so that parts are shared.
    private Expr pick() {
        int back = random.nextBoolean() ? random.nextInt(Math.min(4, nodes.size())) : random.nextInt(nodes.size());
        return nodes.get(nodes.size() - 1 - back);
    }

    private Expr like(Expr a) {
        if (random.nextInt(6) == 0) return a;
        Expr other = pick();
        return other.shape().rank() <= a.shape().rank()
                        && other.shape().dims().stream().allMatch(N::equals)
                ? other
                : nodes.get(a.shape().rank() * 2 + random.nextInt(2));
    }

    private Expr number() {
        return Constant.of(Rational.of(random.nextInt(7) - 3, 1 + random.nextInt(3)));
    }
}
