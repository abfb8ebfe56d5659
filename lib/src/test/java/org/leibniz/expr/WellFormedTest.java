package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.diff.Gradient;
import org.leibniz.notation.LatexText;
import org.leibniz.notation.MathMlText;
import org.leibniz.notation.Notation;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** Whatever is written, TeX, browsers and ASCII terminals can read it. */
class WellFormedTest {
    private static final Symbol A = symbol("A1", "[2,2]");
    private static final Symbol B = symbol("beta", "[2,2]");
    private static final Symbol RATE = scalar("learning_rate");

    private static void assertReadable(Expr e) {
        LatexText.assertWellFormed(new Printer(Notation.LATEX).print(e).toString());
        LatexText.assertWellFormed(new Printer(Notation.LATEX).printWhole(e).toString());
        MathMlText.inShort(new Printer(Notation.MATHML).print(e).toString());
        MathMlText.inShort(new Printer(Notation.MATHML).printWhole(e).toString());
        String ascii = new Printer(Notation.ASCII).printWhole(e).toString();
        assertTrue(ascii.chars().allMatch(c -> c < 128), ascii);
    }

    @Test
    void randomFormulas() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) assertReadable(formula(random, 5));
    }

    @Test
    void randomGradients() {
        Random random = new Random(6);
        for (int i = 0; i < 50; i++) {
            Gradient.of(formula(random, 3).sum()).by(List.of(A, B, RATE)).forEach(WellFormedTest::assertReadable);
        }
    }

    private static Expr formula(Random random, int depth) {
        if (depth == 0)
            return List.of(A, B, RATE.times(A), A.t(), Ops.ones(Shape.of(2, 2))).get(random.nextInt(5));
        Expr a = formula(random, random.nextInt(depth));
        Expr b = formula(random, random.nextInt(depth));
        Expr result = switch (random.nextInt(16)) {
            case 0 -> a.plus(b);
            case 1 -> a.minus(b);
            case 2 -> a.times(b);
            case 3 -> a.div(b.squared().plus(1));
            case 4 -> a.dot(b);
            case 5 -> a.t();
            case 6 -> a.unaryMinus();
            case 7 -> a.squared();
            case 8 -> a.sum(0).times(b);
            case 9 -> a.times(b.sum());
            case 10 -> Ops.sqrt(Ops.abs(a).plus(1)).div(RATE);
            case 11 -> Ops.where(Ops.greater(a, b), a, b);
            case 12 -> Ops.max(a, 0.5).times(1e-30);
            case 13 -> Ops.einsum("ij,ik->jk", a, b);
            case 14 -> Sum.keeping(a, 1).plus(b);
            default -> Ops.sigmoid(a).times(Constant.of(-2)).dot(b);
        };
        return random.nextInt(6) == 0 ? result.named("h" + random.nextInt(3)) : result;
    }
}
