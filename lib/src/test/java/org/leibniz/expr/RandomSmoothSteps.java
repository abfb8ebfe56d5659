package org.leibniz.expr;

import static org.leibniz.op.Ops.cos;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.expm1;
import static org.leibniz.op.Ops.log;
import static org.leibniz.op.Ops.log1p;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.sin;
import static org.leibniz.op.Ops.softplus;
import static org.leibniz.op.Ops.sqrt;
import static org.leibniz.op.Ops.tan;
import static org.leibniz.op.Ops.tanh;

import java.util.List;
import java.util.Random;

/** Only what has a derivative everywhere; divisors, roots and logarithms are kept away from 0, values from growing. */
final class RandomSmoothSteps extends RandomSteps {
    RandomSmoothSteps(Random random, RandomLeaves leaves) {
        super(random, leaves);
    }

    @Override
    Expr make(List<Expr> pool) {
        boolean grows = random.nextInt(3) > 0;
        Expr a = grows ? pool.get(pool.size() - 1) : pick(pool);
        Expr b = pick(pool);
        return switch (random.nextInt(16)) {
            case 0, 1 -> fit(a, b) ? a.plus(b) : null;
            case 2 -> fit(a, b) ? a.minus(b) : null;
            case 3, 4 -> fit(a, b) ? a.times(tanh(b)) : null;
            case 5 -> fit(a, b) ? a.div(b.squared().plus(1)) : null;
            case 6 -> a.unaryMinus();
            case 7 -> fit(a, b) ? positive(a).pow(tanh(b)) : null;
            case 8 -> sin(a).pow(2 + random.nextInt(2));
            case 9, 10 -> function(a);
            case 11, 12 -> product(tanh(a), b);
            case 13 -> transposed(a);
            case 14 -> reduced(a);
            default -> random.nextBoolean() ? contraction(a, sigmoid(b)) : repeated(a);
        };
    }

    private static Expr positive(Expr a) {
        return softplus(a).plus(0.5);
    }

    private Expr function(Expr a) {
        return switch (random.nextInt(11)) {
            case 0 -> sigmoid(a);
            case 1 -> tanh(a);
            case 2 -> softplus(a);
            case 3 -> exp(tanh(a));
            case 4 -> log(positive(a));
            case 5 -> log1p(a.squared());
            case 6 -> expm1(sin(a));
            case 7 -> sqrt(positive(a));
            case 8 -> sin(a);
            case 9 -> cos(a);
            default -> tan(tanh(a));
        };
    }
}
