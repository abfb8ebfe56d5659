package org.leibniz.op;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import java.util.function.BinaryOperator;
import org.leibniz.expr.Expr;
import org.leibniz.expr.SumAndDifference;

/** What the operators of {@link Expr} build elementwise. {@code extreme} gives operands, value and derivatives. */
final class ArithmeticRows {
    private static final double INFINITY = POSITIVE_INFINITY;

    private ArithmeticRows() {}

    static List<OpRow> rows() {
        return List.of(
                elementwise("add", Expr::plus)
                        .at(0.5, 0.25, 0.75)
                        .at("[1,2] [[3,4],[5,6]]", "[[4,6],[6,8]]")
                        .at("[[1],[2]] [3,4]", "[[4,5],[5,6]]")
                        .extreme(1e4, -400, 9600, 1, 1)
                        .extreme(INFINITY, -INFINITY, NaN, 1, 1)
                        .bad("[2,3] [4]", "add: a[2,3] and b[4] do not broadcast (axis 1: 3 against 4)")
                        .bad("[n] [3]", "add: a[n] and b[3] do not broadcast (axis 0: sizes n and 3 may differ)")
                        .bad("[n] [m]", "add: a[n] and b[m] do not broadcast (axis 0: sizes n and m may differ)")
                        .prints("a + b", "a + b", "a + b", "a+b"),
                elementwise("subtract", Expr::minus)
                        .at(0.5, 0.25, 0.25)
                        .at("[1,2] [[3,4],[5,6]]", "[[-2,-2],[-4,-4]]")
                        .extreme(1e4, -400, 10400, 1, -1)
                        .extreme(0, 0, 0, 1, -1)
                        .bad("[2,3] [2]", "subtract: a[2,3] and b[2] do not broadcast (axis 1: 3 against 2)")
                        .prints("a − b", "a - b", "a - b", "a−b"),
                elementwise("multiply", Expr::times)
                        .at(0.5, 0.25, 0.125)
                        .at("[1,2] [[3,4],[5,6]]", "[[3,8],[5,12]]")
                        .extreme(1e4, -400, -4e6, -400, 1e4)
                        .extreme(0, INFINITY, NaN, INFINITY, 0)
                        .bad("[2,3] [2,4]", "multiply: a[2,3] and b[2,4] do not broadcast (axis 1: 3 against 4)")
                        .prints("a ⊙ b", "a.*b", "a \\odot b", "a⊙b"),
                OpRow.binary("scale", Expr::times)
                        .at("2 [3,4]", "[6,8]")
                        .at("[3,4] 2", "[6,8]")
                        .shapes("[] [3] -> [3]", "[] [n,2] -> [n,2]", "[] []", "[n] [] -> [n]")
                        .straddling("[] [k]", "[k] []")
                        .prints("ab", "a*b", "a b", "ab"),
                elementwise("divide", Expr::div)
                        .range(1, 0.5, 3)
                        .at(0.5, 0.25, 2)
                        .at("[1,2] [[4,5],[8,16]]", "[[0.25,0.4],[0.125,0.125]]")
                        .extreme(1, 0, INFINITY, INFINITY, -INFINITY)
                        .extreme(400, 1e4, 0.04, 1e-4, -4e-6)
                        .extreme(1, INFINITY, 0, 0, 0)
                        .bad("[3] [2]", "divide: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("a ⊘ b", "a./b", "a \\oslash b", "a⊘b"),
                OpRow.binary("divide by a scalar", Expr::div)
                        .range(1, 0.5, 3)
                        .at("[3,4] 2", "[1.5,2]")
                        .shapes("[3] [] -> [3]", "[n,2] [] -> [n,2]", "[] []")
                        .straddling("[k] []")
                        .prints("a/b", "a/b", "\\frac{a}{b}", "frac(a,b)"),
                OpRow.unary("negate", Expr::unaryMinus)
                        .at(0.5, -0.5)
                        .at("[1,-2]", "[-1,2]")
                        .shapes("[3,4]", "[]", "[n]")
                        .straddling("[k]")
                        .extreme(400, -400, -1)
                        .extreme(-1e4, 1e4, -1)
                        .extreme(0, -0.0, -1)
                        .extreme(INFINITY, -INFINITY, -1)
                        .prints("−a", "-a", "-a", "−a"),
                elementwise("power", Expr::pow)
                        .range(0, 0.5, 2)
                        .at(2, 10, 1024)
                        .at(4, -0.5, 0.5)
                        .at(0, 0, 1)
                        .at(-2, 3, -8)
                        .at(-2, 0.5, NaN)
                        .extreme(10, 400, INFINITY, INFINITY, INFINITY)
                        .extreme(0.5, 1e4, 0, 0, 0)
                        .bad("[3] [2]", "power: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("a.^b", "a.^b", "a^{\\odot b}", "sup(a,⊙b)"),
                OpRow.binary("power of scalars", Expr::pow)
                        .range(0, 0.5, 2)
                        .at(2, 10, 1024)
                        .shapes("[] []")
                        .straddling("[] []")
                        .prints("a^b", "a^b", "a^b", "sup(a,b)"),
                power("square", 2)
                        .at(3, 9)
                        .at(-3, 9)
                        .extreme(-400, 160000, -800)
                        .extreme(1e4, 1e8, 2e4)
                        .extreme(0, 0, 0)
                        .extreme(-0.0, 0, 0)
                        .prints("a²", "a.^2", "a^{\\odot 2}", "sup(a,⊙2)"),
                power("cube", 3)
                        .at(3, 27)
                        .at(-3, -27)
                        .extreme(-400, -64e6, 480000)
                        .extreme(0, 0, 0)
                        .prints("a³", "a.^3", "a^{\\odot 3}", "sup(a,⊙3)"),
                power("first power", 1)
                        .at(3, 3)
                        .extreme(-400, -400, 1)
                        .extreme(0, 0, 1)
                        .prints("a¹", "a.^1", "a^{\\odot 1}", "sup(a,⊙1)"),
                // Java counts a number that is none among the bases whose power of 0 is 1.
                power("power of 0", 0)
                        .at(3, 1)
                        .extreme(-400, 1, 0)
                        .extreme(0, 1, 0)
                        .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                        .prints("a⁰", "a.^0", "a^{\\odot 0}", "sup(a,⊙0)"),
                power("inverse", -1)
                        .range(0.5, 3)
                        .at(4, 0.25)
                        .at(-4, -0.25)
                        .extreme(-400, -0.0025, -6.25e-6)
                        .extreme(0, INFINITY, -INFINITY)
                        .extreme(INFINITY, 0, 0)
                        .prints("a⁻¹", "a.^(-1)", "a^{\\odot -1}", "sup(a,⊙−1)"),
                power("power of a half", 0.5)
                        .range(0.5, 3)
                        .at(9, 3)
                        .at(-9, NaN)
                        .extreme(1e4, 100, 0.005)
                        .extreme(0, 0, INFINITY)
                        .prints("a.^(½)", "a.^(1/2)", "a^{\\odot \\frac{1}{2}}", "sup(a,⊙frac(1,2))"),
                OpRow.binary(
                                "first of two results",
                                (a, b) -> SumAndDifference.of(a, b).part(0))
                        .at("[1,2] [3,5]", "[4,7]")
                        .shapes("[3] [3]", "[n,2] [n,2]")
                        .straddling("[k] [k]")
                        .prints(
                                "part(sumAndDifference(a, b), 0)",
                                "part(sumAndDifference(a, b), 0)",
                                "\\operatorname{part}(\\operatorname{sumAndDifference}(a, b), 0)",
                                "part(sumAndDifference(a,b),0)"));
    }

    private static OpRow elementwise(String name, BinaryOperator<Expr> operator) {
        return OpRow.binary(name, operator)
                .shapes("[2,3] [2,3]", "[] []", "[n,3] [3] -> [n,3]", "[2,1] [3] -> [2,3]", "[n] [n]", "[] [2] -> [2]")
                .shapes("[m,1,3] [1,n,1] -> [m,n,3]")
                .straddling("[k] [k]", "[2,k] [k]");
    }

    private static OpRow power(String name, Number exponent) {
        return OpRow.unary(name, a -> a.pow(exponent))
                .shapes("[3]", "[]", "[n,2]")
                .straddling("[k]");
    }
}
