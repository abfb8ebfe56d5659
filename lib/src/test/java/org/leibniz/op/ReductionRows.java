package org.leibniz.op;

import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;

/** Ops that look at all values along some axes. */
final class ReductionRows {
    private ReductionRows() {}

    static List<OpRow> rows() {
        return List.of(
                whole("amax", Ops::amax)
                        .kink("amax has derivative 1/k by each of k values that tie")
                        .at("[[1,5],[3,-4]]", "5")
                        .at("[-3,-2]", "-2")
                        .at("-7", "-7"),
                along("amax along an axis", a -> Ops.amax(a, 1))
                        .called("amax", OpTable.axes(1))
                        .kink("amax has derivative 1/k by each of k values that tie")
                        .at("[[1,5],[3,-4]]", "[5,3]")
                        .bad("[3]", "amax: axis 1 is out of range for a[3]")
                        .prints("amax(a, 1)", "amax(a, 1)", "\\operatorname{amax}(a, 1)", "amax(a,1)"),
                whole("amin", Ops::amin)
                        .kink("amin has derivative 1/k by each of k values that tie")
                        .at("[[1,5],[3,-4]]", "-4")
                        .at("[3,2]", "2")
                        .at("7", "7"),
                along("amin along an axis", a -> Ops.amin(a, 1))
                        .called("amin", OpTable.axes(1))
                        .kink("amin has derivative 1/k by each of k values that tie")
                        .at("[[1,5],[3,-4]]", "[1,-4]")
                        .bad("[]", "amin: axis 1 is out of range for a[]")
                        .prints("amin(a, 1)", "amin(a, 1)", "\\operatorname{amin}(a, 1)", "amin(a,1)"),
                whole("prod", Ops::prod)
                        .range(0.7, 1.3)
                        .at("[[1,5],[3,-4]]", "-60")
                        .at("[3,0]", "0")
                        .at("7", "7"),
                along("prod along an axis", a -> Ops.prod(a, 1))
                        .range(0.7, 1.3)
                        .called("prod", OpTable.axes(1))
                        .at("[[1,5],[3,-4]]", "[5,-12]")
                        .bad("[2]", "prod: axis 1 is out of range for a[2]")
                        .prints("prod(a, 1)", "prod(a, 1)", "\\operatorname{prod}(a, 1)", "prod(a,1)"),
                whole("prodOfOthers", Ops::prodOfOthers)
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED) // which a number alone has no others to be spoilt by
                        .range(0.7, 1.3)
                        .at("[[1,5],[3,-4]]", "[[-60,-12],[-20,15]]")
                        .at("[3,0,2]", "[0,6,0]")
                        .at("[0,0,2]", "[0,0,0]")
                        .at("7", "1"),
                same("prodOfOthers along an axis", a -> Ops.prodOfOthers(a, 0))
                        .range(0.7, 1.3)
                        .called("prodOfOthers", OpTable.axes(0))
                        .at("[[1,5],[0,-4]]", "[[0,-4],[1,5]]")
                        .prints(
                                "prodOfOthers(a, 0)", "prodOfOthers(a, 0)",
                                "\\operatorname{prodOfOthers}(a, 0)", "prodOfOthers(a,0)"),
                whole("var", Ops::var)
                        .at("[[1,2],[3,4]]", "1.25")
                        .at("[10000,10001]", "0.25")
                        .at("7", "0"),
                along("var along an axis", a -> Ops.var(a, -1))
                        .called("var", OpTable.axes(1))
                        .at("[[1,5],[3,-5]]", "[4,16]")
                        .prints("var(a, 1)", "var(a, 1)", "\\operatorname{var}(a, 1)", "var(a,1)"),
                whole("norm1", Ops::norm1)
                        .kinksAt(0)
                        .kink("norm1 has derivative 0 by an element that is 0")
                        .at("[[1,5],[3,-4]]", "13")
                        .at("-7", "7"),
                along("norm1 along an axis", a -> Ops.norm1(a, -1))
                        .kinksAt(0)
                        .kink("norm1 has derivative 0 by an element that is 0")
                        .called("norm1", OpTable.axes(1))
                        .at("[[1,5],[3,-4]]", "[6,7]")
                        .prints("norm1(a, 1)", "norm1(a, 1)", "\\operatorname{norm1}(a, 1)", "norm1(a,1)"),
                whole("norm2", Ops::norm2)
                        .kinksAt(0)
                        .kink("norm2′(0) = 0")
                        .at("[[1,5],[3,-1]]", "6")
                        .at("-7", "7"),
                along("norm2 along an axis", a -> Ops.norm2(a, -1))
                        .kinksAt(0)
                        .kink("norm2′(0) = 0")
                        .called("norm2", OpTable.axes(1))
                        .at("[[12,5],[3,-4]]", "[13,5]")
                        .prints("norm2(a, 1)", "norm2(a, 1)", "\\operatorname{norm2}(a, 1)", "norm2(a,1)"),
                along("logsumexp", Ops::logsumexp)
                        .called("logsumexp")
                        .at("[[0,0],[1000,1000]]", "[0.6931471805599453,1000.6931471805599]")
                        .at("[1,2]", "2.313261687518223")
                        .bad("[]", "logsumexp: axis -1 is out of range for a[]")
                        .prints("logsumexp(a)", "logsumexp(a)", "\\operatorname{logsumexp}(a)", "logsumexp(a)"),
                OpRow.unary("logsumexp along an axis", a -> Ops.logsumexp(a, 0))
                        .called("logsumexp", OpTable.axes(0))
                        .at("[[1,0],[2,0]]", "[2.313261687518223,0.6931471805599453]")
                        .shapes("[2,3] -> [3]", "[n,2] -> [2]", "[3,n] -> [n]")
                        .straddling("[k,3]", "[3,k]")
                        .prints(
                                "logsumexp(a, 0)", "logsumexp(a, 0)",
                                "\\operatorname{logsumexp}(a, 0)", "logsumexp(a,0)"),
                same("softmax", Ops::softmax)
                        .called("softmax")
                        .at("[[0,0],[1000,1000]]", "[[0.5,0.5],[0.5,0.5]]")
                        .at("[1,2]", "[0.2689414213699951,0.7310585786300049]")
                        .bad("[]", "softmax: axis -1 is out of range for a[]")
                        .prints("softmax(a)", "softmax(a)", "\\operatorname{softmax}(a)", "softmax(a)"),
                same("softmax along an axis", a -> Ops.softmax(a, 0))
                        .called("softmax", OpTable.axes(0))
                        .at("[[1,0],[2,0]]", "[[0.2689414213699951,0.5],[0.7310585786300049,0.5]]")
                        .prints("softmax(a, 0)", "softmax(a, 0)", "\\operatorname{softmax}(a, 0)", "softmax(a,0)"),
                same("logSoftmax", Ops::logSoftmax)
                        .called("logSoftmax")
                        .differenceOf(a -> Ops.abs(a).plus(1))
                        .at("[[0,0],[1000,0]]", "[[-0.6931471805599453,-0.6931471805599453],[0,-1000]]")
                        .at("[1,2]", "[-1.3132616875182228,-0.3132616875182228]")
                        .bad("[]", "logSoftmax: axis -1 is out of range for a[]")
                        .prints("logSoftmax(a)", "logSoftmax(a)", "\\operatorname{logSoftmax}(a)", "logSoftmax(a)"),
                same("logSoftmax along an axis", a -> Ops.logSoftmax(a, 0))
                        .called("logSoftmax", OpTable.axes(0))
                        .differenceOf(a -> Ops.abs(a).plus(1))
                        .at(
                                "[[1,0],[2,0]]",
                                "[[-1.3132616875182228,-0.6931471805599453],"
                                        + "[-0.3132616875182228,-0.6931471805599453]]")
                        .prints(
                                "logSoftmax(a, 0)", "logSoftmax(a, 0)",
                                "\\operatorname{logSoftmax}(a, 0)", "logSoftmax(a,0)"));
    }

    /** Along all axes, which a call needs not name. */
    private static OpRow whole(String name, UnaryReduction reduction) {
        OpRow row = OpRow.unary(name, a -> reduction.of(a))
                .called(name)
                .straddling("[k]", "[2,k]")
                .prints(name + "(a)", name + "(a)", "\\operatorname{" + name + "}(a)", name + "(a)");
        return name.equals("prodOfOthers")
                ? row.shapes("[2,3]", "[n]", "[n,2]", "[]")
                : row.shapes("[2,3] -> []", "[n] -> []", "[n,m] -> []", "[]");
    }

    private interface UnaryReduction {
        Expr of(Expr x, int... axes);
    }

    /** Along the last of two axes. */
    private static OpRow along(String name, UnaryOperator<Expr> reduction) {
        return OpRow.unary(name, reduction)
                .shapes("[2,3] -> [2]", "[n,2] -> [n]", "[3,n] -> [3]")
                .straddling("[k,3]", "[3,k]");
    }

    private static OpRow same(String name, UnaryOperator<Expr> function) {
        return OpRow.unary(name, function)
                .shapes("[2,3]", "[n,2]", "[3,n]", "[n,m]")
                .straddling("[k,3]", "[3,k]");
    }
}
