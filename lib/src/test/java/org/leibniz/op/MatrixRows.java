package org.leibniz.op;

import java.util.List;
import java.util.function.UnaryOperator;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;

/** Ops that know rows, columns and diagonals. */
final class MatrixRows {
    private MatrixRows() {}

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
                called("diag", Ops::diag)
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[1,2]", "[[1,0],[0,2]]")
                        .shapes("[3] -> [3,3]", "[n] -> [n,n]")
                        .straddling("[k]")
                        .bad("[2,3]", "diag: needs rank 1, got a[2,3]"),
                called("diagonal", Ops::diagonal)
                        .at("[[1,2],[3,4]]", "[1,4]")
                        .shapes("[3,3] -> [3]", "[n,n] -> [n]")
                        .straddling("[17,17]")
                        .bad("[2,3]", "diagonal: needs a square matrix, got a[2,3]"),
                OpRow.unary("trace", Ops::trace)
                        .called("tr")
                        .at("[[1,2],[3,4]]", "5")
                        .shapes("[3,3] -> []", "[n,n] -> []")
                        .straddling("[17,17]")
                        .prints(
                                "Σ diagonal(a)", "sum(diagonal(a))",
                                "\\sum \\operatorname{diagonal}(a)", "∑diagonal(a)"),
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
                        .bad("[3]", "triu: needs rank 2 or more, got a[3]"));
    }

    private static OpRow called(String name, UnaryOperator<Expr> op) {
        return OpRow.unary(name, op)
                .called(name)
                .prints(name + "(a)", name + "(a)", "\\operatorname{" + name + "}(a)", name + "(a)");
    }
}
