package org.leibniz.expr;

import static org.leibniz.op.Ops.einsum;
import static org.leibniz.op.Ops.matmul;
import static org.leibniz.op.Ops.max;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.min;
import static org.leibniz.op.Ops.reshape;
import static org.leibniz.op.Ops.where;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.leibniz.op.Ops;
import org.leibniz.shape.Broadcast;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Makes a new node of the nodes there are, by any op that fits them. */
class RandomSteps {
    private static final int RANK_LIMIT = 3;
    private static final int TRIES = 20;

    private static final List<UnaryOperator<Expr>> FUNCTIONS = List.of(
            Ops::sigmoid,
            Ops::tanh,
            Ops::relu,
            Ops::softplus,
            Ops::exp,
            Ops::log,
            Ops::log1p,
            Ops::expm1,
            Ops::sqrt,
            Ops::sin,
            Ops::cos,
            Ops::tan,
            Ops::abs,
            Ops::sign,
            Ops::step);

    private static final List<BinaryOperator<Expr>> RELATIONS =
            List.of(Ops::less, Ops::lessEqual, Ops::greater, Ops::greaterEqual, Ops::equal, Ops::notEqual);

    final Random random;
    final RandomLeaves leaves;

    RandomSteps(Random random, RandomLeaves leaves) {
        this.random = random;
        this.leaves = leaves;
    }

    /** A new node; where nothing fits, a leaf. */
    final Expr next(List<Expr> pool) {
        for (int tries = 0; tries < TRIES; tries++) {
            Expr made = make(pool);
            if (made != null && made.shape().rank() <= RANK_LIMIT) return made;
        }
        return leaves.next();
    }

    Expr make(List<Expr> pool) {
        boolean grows = random.nextInt(3) > 0;
        Expr a = grows ? pool.get(pool.size() - 1) : pick(pool);
        Expr b = pick(pool);
        return switch (random.nextInt(24)) {
            case 0, 1 -> fit(a, b) ? b.plus(a) : null;
            case 2, 3 -> fit(a, b) ? a.minus(b) : null;
            case 4, 5 -> fit(a, b) ? a.times(b) : null;
            case 6 -> fit(a, b) ? b.times(a) : null;
            case 7 -> fit(a, b) ? b.div(a) : null;
            case 8 -> a.unaryMinus();
            case 9 -> fit(a, b) ? a.pow(b) : null;
            case 10 -> a.pow(leaves.number());
            case 11, 12 -> FUNCTIONS.get(random.nextInt(FUNCTIONS.size())).apply(a);
            case 13 -> choice(a, b, pick(pool));
            case 14, 15, 16 -> product(a, b);
            case 17 -> transposed(a);
            case 18 -> reduced(a);
            case 19 -> reshaped(a);
            case 20 -> repeated(a);
            case 21 -> leaves.number().times(a);
            case 22 -> a.div(leaves.number());
            default -> contraction(a, b);
        };
    }

    /** One of the nodes, most likely one of the last. */
    final Expr pick(List<Expr> pool) {
        int back = (int) Math.abs(random.nextGaussian() * 3);
        boolean fresh = random.nextInt(3) == 0;
        return fresh ? leaves.next() : pool.get(Math.max(0, pool.size() - 1 - back));
    }

    static boolean fit(Expr a, Expr b) {
        return Broadcast.obstacle(a.shape(), b.shape()).isEmpty();
    }

    private Expr choice(Expr a, Expr b, Expr c) {
        if (!fit(a, b)) return null;
        return switch (random.nextInt(4)) {
            case 0 -> max(a, b);
            case 1 -> min(a, b);
            case 2 -> RELATIONS.get(random.nextInt(RELATIONS.size())).apply(a, b);
            default -> fit(a.plus(b), c) ? where(c, a, b) : null;
        };
    }

    /** A product of tensors, of whatever kind their shapes allow. */
    final Expr product(Expr a, Expr b) {
        Shape left = a.shape();
        Shape right = b.shape();
        boolean inner = !left.isScalar() && !right.isScalar() && left.dim(-1).equals(right.dim(0));
        if (inner && left.rank() + right.rank() <= RANK_LIMIT + 2) return a.dot(b);
        boolean matrices = left.rank() >= 2 && right.rank() >= 2 && left.dim(-1).equals(right.dim(-2));
        if (matrices && left.rank() + right.rank() <= 5) return matmul(a, b);
        boolean scalars = left.isScalar() && right.isScalar();
        boolean outer = left.rank() + right.rank() <= 2 && (!scalars || random.nextInt(8) == 0);
        return outer ? a.outer(b) : null;
    }

    final Expr transposed(Expr a) {
        int rank = a.shape().rank();
        if (rank == 0) return null;
        if (rank == 2 && random.nextInt(4) > 0) return a.t();
        List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
        Collections.shuffle(axes, random);
        return a.transpose(axes.stream().mapToInt(Integer::intValue).toArray());
    }

    /** A sum or mean over some axes. */
    final Expr reduced(Expr a) {
        int[] axes = IntStream.range(0, a.shape().rank())
                .filter(axis -> random.nextBoolean())
                .toArray();
        return switch (random.nextInt(3)) {
            case 0 -> a.sum(axes);
            case 1 -> Sum.keeping(a, axes);
            default -> mean(a, axes);
        };
    }

    final Expr reshaped(Expr a) {
        List<Dim> dims = new ArrayList<>(a.shape().dims());
        switch (random.nextInt(3)) {
            case 0 -> dims.add(random.nextInt(dims.size() + 1), Dim.of(1));
            case 1 -> Collections.shuffle(dims, random);
            default -> dims = List.of(a.shape().size());
        }
        return reshape(a, Shape.of(dims));
    }

    final Expr repeated(Expr a) {
        Shape shape = a.shape();
        if (shape.rank() >= RANK_LIMIT) return null;
        Dim added = leaves.dim();
        if (random.nextBoolean()) return a.broadcastTo(shape.prepend(added));
        return BroadcastTo.broadcastTo(
                a, shape.append(added), IntStream.range(0, shape.rank()).boxed().toList());
    }

    /** An einsum with letters for axes that happen to be equal. */
    final Expr contraction(Expr a, Expr b) {
        int ranks = a.shape().rank() + b.shape().rank();
        if (ranks > 5 || ranks == 0 && random.nextInt(8) > 0) return null;
        String left = "abcd".substring(0, a.shape().rank());
        StringBuilder right = new StringBuilder();
        StringBuilder result = new StringBuilder(left);
        for (int axis = 0; axis < b.shape().rank(); axis++) {
            char letter = (char) ('p' + axis);
            for (int other = 0; other < left.length(); other++) {
                boolean free = right.indexOf(left.substring(other, other + 1)) < 0;
                if (free && b.shape().dim(axis).equals(a.shape().dim(other))) letter = left.charAt(other);
            }
            right.append(letter);
            int shared = result.indexOf(String.valueOf(letter));
            if (shared < 0) result.insert(random.nextInt(result.length() + 1), letter);
            else if (random.nextBoolean()) result.deleteCharAt(shared);
        }
        return einsum(left + "," + right + "->" + result, a, b);
    }
}
