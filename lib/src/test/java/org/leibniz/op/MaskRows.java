package org.leibniz.op;

import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;

/** Ops that know rows, columns and diagonals. */
final class MaskRows {
    private MaskRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.nullary("iota", () -> Ops.iota(Dim.of(4)))
                        .called("iota", OpTable.axes(4))
                        .at("", "[0,1,2,3]")
                        .shapes("-> [4]")
                        .prints("iota(4)", "iota(4)", "\\operatorname{iota}(4)", "iota(4)"),
                OpRow.unary("oneHot", a -> Ops.oneHot(a, Dim.of(3)))
                        .called("oneHot", OpTable.axes(3))
                        .choices(0, 0, 1, 2)
                        .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                        .at("[0,2]", "[[1,0,0],[0,0,1]]")
                        .at("1", "[0,1,0]")
                        .at("[3]", "[[0,0,0]]")
                        .shapes("[4] -> [4,3]", "[n] -> [n,3]", "[2,n] -> [2,n,3]", "[] -> [3]")
                        .straddling("[k]", "[2,k]")
                        .prints("oneHot(a, 3)", "oneHot(a, 3)", "\\operatorname{oneHot}(a, 3)", "oneHot(a,3)"),
                called("tril", Ops::tril)
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[[1,2,3],[4,5,6]]", "[[1,0,0],[4,5,0]]")
                        .shapes("[2,3]", "[n,3]", "[2,n,m]")
                        .straddling("[3,k]", "[k,3]")
                        .bad("[3]", "tril: needs rank 2 or more, got a[3]"),
                called("triu", Ops::triu)
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[[1,2,3],[4,5,6]]", "[[1,2,3],[0,5,6]]")
                        .shapes("[2,3]", "[n,3]", "[2,n,m]")
                        .straddling("[3,k]", "[k,3]")
                        .bad("[3]", "triu: needs rank 2 or more, got a[3]"),
                OpRow.unary("tril below a diagonal", a -> Ops.tril(a, 1))
                        .called("tril", OpTable.axes(1))
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[[1,2,3],[4,5,6]]", "[[1,2,0],[4,5,6]]")
                        .shapes("[2,3]", "[n,3]", "[2,n,m]")
                        .straddling("[3,k]", "[k,3]")
                        .prints("tril(a, 1)", "tril(a, 1)", "\\operatorname{tril}(a, 1)", "tril(a,1)"),
                OpRow.unary("triu above a diagonal", a -> Ops.triu(a, -1))
                        .called("triu", OpTable.axes(-1))
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[[1,2],[3,4],[5,6]]", "[[1,2],[3,4],[0,6]]")
                        .shapes("[3,2]", "[n,3]", "[2,n,m]")
                        .straddling("[3,k]", "[k,3]")
                        .prints("triu(a, -1)", "triu(a, -1)", "\\operatorname{triu}(a, -1)", "triu(a,-1)"));
    }

    private static OpRow called(String name, UnaryOperator<Expr> op) {
        return OpRow.unary(name, op)
                .called(name)
                .prints(name + "(a)", name + "(a)", "\\operatorname{" + name + "}(a)", name + "(a)");
    }
}
