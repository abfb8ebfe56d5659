package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.leibniz.expr.Expr;
import org.leibniz.expr.RandomExpressions;

/** The generator of the whole library: every op, many shapes, numbers that cannot be computed with. */
class RandomExpressionsSimplifyTest {
    private static final int FORMULAS = Integer.getInteger("formulas", 1000);

    @Test
    void smoothExpressionsKeepTheirValue() {
        keepTheirValue(new RandomExpressions(1).smooth());
    }

    @Test
    void productsKeepTheirValue() {
        keepTheirValue(new RandomExpressions(2).products());
    }

    @Test
    void scalarsKeepTheirValue() {
        keepTheirValue(new RandomExpressions(3).scalarOnly().smooth());
    }

    @Test
    void extremeExpressionsAreSimplifiedAtOnce() {
        RandomExpressions random = new RandomExpressions(4).extreme();
        for (int i = 0; i < FORMULAS; i++) {
            Expr before = random.next();
            Expr after = Simplifier.simplify(before);
            assertEquals(before.shape(), after.shape());
            assertSame(after, Simplifier.simplify(after), before::toString);
        }
    }

    private static void keepTheirValue(RandomExpressions random) {
        int compared = 0;
        for (int i = 0; i < FORMULAS; i++) {
            Expr before = random.next();
            if (RewriteVerifier.verify(before, Simplifier.simplify(before))) compared++;
        }
        assertTrue(compared > FORMULAS / 2, "only " + compared + " formulas had values to compare");
    }
}
