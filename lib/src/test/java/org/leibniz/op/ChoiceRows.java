package org.leibniz.op;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.List;
import java.util.function.BinaryOperator;
import org.leibniz.expr.Expr;

/** Ops that choose or compare. {@code extreme} gives operands, value and derivatives; ties are among them. */
final class ChoiceRows {
    private static final double INFINITY = POSITIVE_INFINITY;

    private ChoiceRows() {}

    static List<OpRow> rows() {
        return List.of(
                elementwise("max", Ops::max)
                        .called("max")
                        .kink("max(a, b) has derivative ½ by each where a = b")
                        .at(0.5, -2, 0.5)
                        .at("[1,2] [[0,3],[1,1]]", "[[1,3],[1,2]]")
                        .extreme(400, -400, 400, 1, 0)
                        .extreme(-1e4, 1e4, 1e4, 0, 1)
                        .extreme(1, 1, 1, 0.5, 0.5)
                        .extreme(0, -0.0, 0, 0.5, 0.5)
                        .extreme(INFINITY, 0, INFINITY, 1, 0)
                        .bad("[3] [2]", "max: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("max(a, b)", "max(a, b)", "\\max(a, b)", "max(a,b)"),
                elementwise("min", Ops::min)
                        .called("min")
                        .kink("min(a, b) has derivative ½ by each where a = b")
                        .at(0.5, -2, -2)
                        .at("[1,2] [[0,3],[1,1]]", "[[0,2],[1,1]]")
                        .extreme(400, -400, -400, 0, 1)
                        .extreme(-1e4, 1e4, -1e4, 1, 0)
                        .extreme(1, 1, 1, 0.5, 0.5)
                        .extreme(0, -0.0, 0, 0.5, 0.5)
                        .extreme(INFINITY, 0, 0, 0, 1)
                        .bad("[3] [2]", "min: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("min(a, b)", "min(a, b)", "\\min(a, b)", "min(a,b)"),
                OpRow.unary("max with a constant", a -> Ops.max(a, 1))
                        .kinksAt(1)
                        .kink("max(x, c) has derivative 0 where x = c")
                        .at(0.5, 1)
                        .at(3, 3)
                        .extreme(1, 1, 0)
                        .extreme(-1e4, 1, 0)
                        .extreme(INFINITY, INFINITY, 1)
                        .shapes("[3]", "[]", "[n,2]")
                        .straddling("[k]")
                        .prints("max(a, 1)", "max(a, 1)", "\\max(a, 1)", "max(a,1)"),
                OpRow.unary("min with a constant", a -> Ops.min(a, 1))
                        .kinksAt(1)
                        .kink("min(x, c) has derivative 0 where x = c")
                        .at(0.5, 0.5)
                        .at(3, 1)
                        .extreme(1, 1, 0)
                        .extreme(-1e4, -1e4, 1)
                        .extreme(INFINITY, 1, 0)
                        .shapes("[3]", "[]", "[n,2]")
                        .straddling("[k]")
                        .prints("min(a, 1)", "min(a, 1)", "\\min(a, 1)", "min(a,1)"),
                OpRow.ternary("where", Ops::where)
                        .called("where")
                        .choices(0, 0, 1)
                        .kink("where(c, a, b) has the derivative of the chosen branch")
                        .at(1, 2, 3, 2)
                        .at(0, 2, 3, 3)
                        .at(-0.0, 2, 3, 3)
                        .at(-5, 2, 3, 2)
                        .at(NaN, 2, 3, 2)
                        .at("[1,0] [[1,2],[3,4]] 9", "[[1,9],[3,9]]")
                        // What the branch not taken is worth must not spoil the one that is.
                        .extreme(1, 2, INFINITY, 2, 0, 1, 0)
                        .extreme(0, NaN, 5, 5, 0, 0, 1)
                        .extreme(1, 2, NaN, 2, 0, 1, 0)
                        .shapes("[3] [3] [3]", "[n,3] [3] [] -> [n,3]", "[] [2,3] [3] -> [2,3]", "[] [] []")
                        .straddling("[k] [k] [k]", "[2,k] [k] []")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .bad("[2] [3] [3]", "where: a[2] and b[3] do not broadcast (axis 0: 2 against 3)")
                        .bad("[] [2,3] [2,4]", "where: b[2,3] and c[2,4] do not broadcast (axis 1: 3 against 4)")
                        .prints("where(a, b, c)", "where(a, b, c)", "\\operatorname{where}(a, b, c)", "where(a,b,c)"),
                comparison("less", Ops::less, 1, 0, 0)
                        .at(NaN, 1, 0)
                        .at(-0.0, 0, 0)
                        .bad("[3] [2]", "less: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("a < b", "a < b", "a < b", "a<b"),
                comparison("lessEqual", Ops::lessEqual, 1, 1, 0)
                        .at(NaN, 1, 0)
                        .at(NaN, NaN, 0)
                        .bad("[3] [2]", "lessEqual: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("a ≤ b", "a <= b", "a \\le b", "a≤b"),
                comparison("greater", Ops::greater, 0, 0, 1)
                        .at(1, NaN, 0)
                        .bad("[3] [2]", "greater: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("a > b", "a > b", "a > b", "a>b"),
                comparison("greaterEqual", Ops::greaterEqual, 0, 1, 1)
                        .at(1, NaN, 0)
                        .bad("[3] [2]", "greaterEqual: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("a ≥ b", "a >= b", "a \\ge b", "a≥b"),
                comparison("equal", Ops::equal, 0, 1, 0)
                        .at(NaN, NaN, 0)
                        .at(-0.0, 0, 1)
                        .bad("[3] [2]", "equal: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("a == b", "a == b", "a = b", "a=b"),
                comparison("notEqual", Ops::notEqual, 1, 0, 1)
                        .at(NaN, NaN, 1)
                        .at(-0.0, 0, 0)
                        .bad("[3] [2]", "notEqual: a[3] and b[2] do not broadcast (axis 0: 3 against 2)")
                        .prints("a ≠ b", "a != b", "a \\ne b", "a≠b"));
    }

    private static OpRow elementwise(String name, BinaryOperator<Expr> choice) {
        return OpRow.binary(name, choice)
                .kinkWhereEqual()
                .shapes("[3] [3]", "[] []", "[n,3] [3] -> [n,3]", "[2,1] [3] -> [2,3]")
                .straddling("[k] [k]", "[2,k] [k]");
    }

    /** A relation with its value for a smaller, an equal and a larger left side. */
    private static OpRow comparison(String name, BinaryOperator<Expr> relation, int smaller, int equal, int larger) {
        return elementwise(name, relation)
                .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                .at(0.5, 1, smaller)
                .at(1, 1, equal)
                .at(2, 1, larger)
                .extreme(-1e4, 1e4, smaller, 0, 0)
                .extreme(400, 400, equal, 0, 0)
                .extreme(INFINITY, -INFINITY, larger, 0, 0)
                .extreme(INFINITY, INFINITY, equal, 0, 0);
    }
}
