package org.leibniz.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.formula.Formulas.assertSame;
import static org.leibniz.op.Ops.einsum;
import static org.leibniz.op.Ops.eye;
import static org.leibniz.op.Ops.greaterEqual;
import static org.leibniz.op.Ops.inv;
import static org.leibniz.op.Ops.max;
import static org.leibniz.op.Ops.ones;
import static org.leibniz.op.Ops.reshape;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.size;
import static org.leibniz.op.Ops.where;
import static org.leibniz.op.Ops.zeros;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Sum;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Texts against the expressions they stand for, built by hand. */
class MeaningTest {
    private final Dim n = Dim.named("n");
    private final Scope scope = Formulas.scope();
    private final Expr a = scope.find("a").orElseThrow();
    private final Expr b = scope.find("b").orElseThrow();
    private final Expr x = scope.find("x").orElseThrow();
    private final Expr y = scope.find("y").orElseThrow();
    private final Expr matrix = scope.find("A").orElseThrow();
    private final Expr batch = scope.find("B").orElseThrow();

    private void check(Expr expected, String text) {
        assertSame(expected, Formula.parse(text, scope));
    }

    @Test
    void arithmetic() {
        check(a.plus(b).minus(a.times(b)), "a + b - a*b");
        check(a.div(b).unaryMinus(), "-a/b");
        check(a.pow(b.pow(a)), "a^b^a");
        check(Constant.of(Rational.HALF).times(a.minus(b).squared()), "½(a − b)²");
        check(x.times(y).div(x), "x.*y./x");
        check(x.plus(a), "x + a");
        check(greaterEqual(x, a), "x >= a");
    }

    @Test
    void products() {
        check(a.times(x), "a*x");
        check(x.times(a), "x*a");
        check(x.dot(y), "x'*y");
        check(x.outer(y), "x*y'");
        check(matrix.dot(x), "A*x");
        check(x.dot(matrix), "x'*A");
        check(batch.dot(matrix.t()), "B*A'");
        check(Constant.of(2).times(matrix.dot(x)), "2*A*x");
        check(Constant.of(2).times(matrix).dot(x), "(2*A)*x");
        check(batch.times(x), "B.*x");
        check(x.div(a), "x/a");
    }

    @Test
    void calls() {
        check(sigmoid(x), "σ(x)");
        check(batch.sum(0), "Σ₀ B");
        check(Sum.keeping(batch, 1), "sum(B, 1, keep)");
        check(Sum.keeping(batch, 0, 1), "sum(B, keep)");
        check(reshape(matrix, Shape.of(9)), "reshape(A, [9])");
        check(reshape(a, Shape.scalar()), "reshape(a, [])");
        check(einsum("ij,kj->ik", matrix, batch), "einsum(\"ij,kj->ik\", A, B)");
        check(einsum("ij,kj->ik", matrix, batch), "einsum(A, \"ij,kj->ik\", B)");
        check(where(greaterEqual(a, b), a, b), "where(a >= b, a, b)");
        check(ones(Shape.of(n.times(2), Dim.of(3))), "ones(2*n, 3)");
        check(zeros(Shape.scalar()), "zeros()");
        check(size(n.minus(5).floorDiv(2).plus(1)), "size(floor((n - 5)/2) + 1)");
    }

    @Test
    void sizesFollowFromWhatStandsBeside() {
        check(matrix.plus(a.times(eye(Dim.of(3)))), "A + a*I");
        check(eye(Dim.of(3)).dot(x), "I*x");
        check(x.plus(ones(Dim.of(3))), "x + vector(1)");
        check(matrix.dot(a.broadcastTo(Shape.of(3))), "A*vector(a)");
        check(max(x, a.broadcastTo(Shape.of(3))), "max(x, vector(a))");
        check(batch.minus(ones(n).outer(x)), "B - vector(1)*x'");
        Formulas.assertFails(
                "offset 2: the size does not follow from what this is combined with: write vector(c, 3) or eye(3) for a"
                        + " size of 3",
                "a*I");
        Expr unit = scope.scalar("I");
        check(unit.times(a), "I*a");
    }

    @Test
    void powersOfMatrices() {
        check(matrix.dot(matrix).dot(matrix), "A^3");
        check(inv(matrix).dot(inv(matrix)), "A^-2");
        check(eye(Dim.of(3)), "A^0");
        check(batch.div(x), "B/x");
    }

    @Test
    void numbers() {
        check(Constant.of(-2), "-2");
        check(Constant.of(2).unaryMinus(), "-(2)");
        check(Constant.of(2).times(a).unaryMinus(), "-2a");
        check(Constant.of(-2).unaryMinus(), "--2");
        check(Constant.of(Rational.of(1, 3)), "1/3");
        check(Constant.of(Rational.of(-1, 3)), "-1/3");
        check(Constant.of(1).div(3), "(1)/3");
        check(Constant.of(Rational.parse("0.1")), "0.1");
        check(Constant.of(Rational.parse("1e-300")), "1e-300");
        check(Constant.of(Double.POSITIVE_INFINITY), "infinity");
        check(Constant.of(Double.NEGATIVE_INFINITY), "-∞");
        check(Constant.of(Double.POSITIVE_INFINITY).unaryMinus(), "-(∞)");
        check(Constant.pi().unaryMinus(), "-π");
        check(Constant.e().pow(a), "e^a");
    }

    @Test
    void declaredNamesComeFirst() {
        Expr e = scope.scalar("e");
        Expr exp = scope.scalar("exp");
        Expr pi = scope.scalar("pi");
        check(e.times(a), "e*a");
        check(exp.times(a.plus(1)), "exp(a + 1)");
        check(pi.times(a), "pi*a");
        check(Constant.pi().times(a), "πa");
        check(exp, "exp'");
    }

    @Test
    void aNameIsFoundInAnySpelling() {
        Expr w1 = scope.find("w1").orElseThrow();
        for (String spelling : new String[] {"w1", "w_1", "w₁", "w_{1}"}) check(w1, spelling);
        Expr cell = scope.scalar("cell1_2");
        check(cell, "cell1_2");
        check(cell, "cell1_₂");
        check(cell, "cell1_{2}");
    }

    @Test
    void theLongestNameIsSplitOffFirst() {
        Expr ab = scope.scalar("ab");
        check(ab.times(x), "abx");
        check(ab.times(ab), "abab");
        Expr rated = scope.scalar("rated");
        check(rated.times(a), "rateda");
        check(scope.find("rate").orElseThrow().times(a), "ratea");
    }

    @Test
    void aSizeIsANumber() {
        check(size(n).times(a), "n*a");
        Expr symbol = scope.scalar("n");
        check(symbol.times(a), "n*a");
        check(size(n).times(a), "size(n)*a");
        check(ones(Shape.of(n)), "ones(n)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2*n+1                      | 2*n+1
        n - 2                      | n-2
        -n + 3                     | -n+3
        -2*(n - 1)                 | -2*n+2
        n*n                        | n^2
        n^2*m^3                    | m^3*n^2
        floor(n/2)                 | floor(n/2)
        floor((n-5)/2)+1           | floor((n-5)/2)+1
        floor(-n/2)                | -n+floor(n/2)
        floor(2*n/3)               | floor(2*n/3)
        floor(n/(2*m))             | floor(n/(2*m))
        floor(floor(n/2)/3)        | floor(n/6)
        2*floor(n/2)^2 − 1         | 2*floor(n/2)^2-1
        floor                      | floor
        n₁                         | n1
        """)
    void sizes(String text, String normal) {
        assertEquals(
                normal,
                Formula.parse("size(" + text + ")", scope)
                        .toString()
                        .replaceAll("^size\\(|\\)$", "")
                        .replace("₁", "1"));
    }
}
