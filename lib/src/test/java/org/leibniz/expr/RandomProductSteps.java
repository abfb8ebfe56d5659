package org.leibniz.expr;

import java.util.List;
import java.util.Random;

/** Products of every kind, with just enough else to force parentheses. */
final class RandomProductSteps extends RandomSteps {
    RandomProductSteps(Random random, RandomLeaves leaves) {
        super(random, leaves);
    }

    private Expr tensors(Expr a, Expr b) {
        boolean both = !a.shape().isScalar() && !b.shape().isScalar();
        if (!both) return a.times(b);
        return a.shape().rank() + b.shape().rank() == 2 && random.nextInt(4) == 0 ? a.outer(b) : product(a, b);
    }

    @Override
    Expr make(List<Expr> pool) {
        boolean grows = random.nextInt(4) > 0;
        Expr a = grows ? pool.get(pool.size() - 1) : pick(pool);
        Expr b = pick(pool);
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> tensors(a, b);
            case 3, 4, 5 -> tensors(b, a);
            case 6, 7 -> a.times(b);
            case 8, 9 -> b.times(a);
            case 10 -> a.div(b);
            case 11 -> a.div(leaves.number());
            case 12 -> a.unaryMinus();
            case 13 -> a.shape().rank() == 2 ? a.t() : a.pow(leaves.number());
            case 14 -> a.plus(b);
            default -> a.sum(a.shape().rank() == 2 ? new int[] {random.nextInt(2)} : new int[0]);
        };
    }
}
