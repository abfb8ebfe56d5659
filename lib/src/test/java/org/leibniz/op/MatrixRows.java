package org.leibniz.op;

import java.util.List;
import org.leibniz.shape.Shape;

/** Functions of matrices. */
final class MatrixRows {
    private MatrixRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.unary("diag of a vector", Ops::diag)
                        .called("diag")
                        .at("[1,2]", "[[1,0],[0,2]]")
                        .shapes("[3] -> [3,3]", "[1] -> [1,1]", "[n] -> [n,n]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .bad("[]", "diag: needs rank 1, got a[]")
                        .prints("diag(a)", "diag(a)", "\\operatorname{diag}(a)", "diag(a)"),
                OpRow.unary("diag of a matrix", Ops::diag)
                        .called("diag")
                        .at("[[1,2],[3,4]]", "[1,4]")
                        .shapes("[3,3] -> [3]", "[n,n] -> [n]")
                        .bad("[2,3]", "diag: needs a square matrix, got a[2,3]")
                        .prints(
                                "Σ₁(a ⊙ eye(3))", "sum(a.*eye(3), 1)",
                                "\\sum_1(a \\odot \\operatorname{eye}(3))", "under(∑,1)(a⊙eye(3))"),
                OpRow.unary("tr", Matrices::trace)
                        .called("tr")
                        .at("[[1,2],[3,4]]", "5")
                        .shapes("[3,3] -> []", "[n,n] -> []")
                        .bad("[2,3]", "tr: needs a square matrix, got a[2,3]")
                        .prints(
                                "Σ(a ⊙ eye(3))", "sum(a.*eye(3))",
                                "\\sum(a \\odot \\operatorname{eye}(3))", "∑(a⊙eye(3))"),
                OpRow.unary("diag as one op", Readout.DIAG::of)
                        .at("[[1,2],[3,4]]", "[1,4]")
                        .shapes("[3,3] -> [3]", "[n,n] -> [n]")
                        .bad("[2,3]", "diag: needs a square matrix, got a[2,3]")
                        .prints("diag(a)", "diag(a)", "\\operatorname{diag}(a)", "diag(a)"),
                OpRow.unary("tr as one op", Readout.TR::of)
                        .at("[[1,2],[3,4]]", "5")
                        .shapes("[3,3] -> []", "[n,n] -> []")
                        .bad("[2,3]", "tr: needs a square matrix, got a[2,3]")
                        .prints("tr(a)", "tr(a)", "\\operatorname{tr}(a)", "tr(a)"),
                OpRow.unary("vec as one op", Readout.VEC::of)
                        .at("[[1,2],[3,4]]", "[1,3,2,4]")
                        .shapes("[2,3] -> [6]", "[n,2] -> [2*n]")
                        .bad("[3]", "vec: needs rank 2, got a[3]")
                        .prints("vec(a)", "vec(a)", "\\operatorname{vec}(a)", "vec(a)"),
                OpRow.unary("vec", Matrices::vec)
                        .called("vec")
                        .at("[[1,2],[3,4]]", "[1,3,2,4]")
                        .shapes("[2,3] -> [6]", "[3] -> [3]")
                        .prints(
                                "reshape(aᵀ, [6])", "reshape(a', [6])",
                                "\\operatorname{reshape}(a^\\top, [6])", "reshape(sup(a,⊤),[6])"),
                OpRow.unary("colmean", Matrices::columnMean)
                        .called("colmean")
                        .at("[[1,2],[3,6]]", "[2,4]")
                        .shapes("[2,3] -> [3]", "[n,3] -> [3]", "[3] -> []")
                        .bad("[]", "colmean: needs rank 1 or 2, got a[]")
                        .prints("mean(a, 0)", "mean(a, 0)", "\\operatorname{mean}(a, 0)", "mean(a,0)"),
                OpRow.unary("colvar", Matrices::columnVariance)
                        .called("colvar")
                        .at("[[1,2],[3,6]]", "[1,4]")
                        .shapes("[2,3] -> [3]", "[n,3] -> [3]")
                        .prints("var(a, 0)", "var(a, 0)", "\\operatorname{var}(a, 0)", "var(a,0)"),
                OpRow.unary("vector", a -> a.broadcastTo(Shape.of(3)))
                        .called("vector", OpTable.axes(3))
                        .at("2", "[2,2,2]")
                        .shapes("[] -> [3]")
                        .prints(
                                "broadcast(a, [3])", "broadcast(a, [3])",
                                "\\operatorname{broadcast}(a, [3])", "broadcast(a,[3])"),
                OpRow.binary("kron", Ops::kron)
                        .called("kron")
                        .at("[[1,2]] [[3,4],[5,6]]", "[[3,4,6,8],[5,6,10,12]]")
                        .at("[1,2] [3,4,5]", "[3,4,5,6,8,10]")
                        .shapes("[2,3] [3,2] -> [6,6]", "[n,1] [1,m] -> [n,m]", "[2] [3] -> [6]")
                        .bad("[2] [2,2]", "kron: needs rank 2, got a[2]")
                        .prints("kron(a, b)", "kron(a, b)", "\\operatorname{kron}(a, b)", "kron(a,b)"));
    }
}
