package org.leibniz.op;

import java.util.List;
import org.leibniz.shape.Shape;

/** Linear algebra. */
final class AlgebraRows {
    private AlgebraRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.unary("det", Ops::det)
                        .called("det")
                        .at("[[2,1],[1,3]]", "5")
                        .at("[[0,2,0],[1,0,0],[0,0,3]]", "-6")
                        .at("[[1,2],[2,4]]", "0")
                        .shapes("[3,3] -> []", "[1,1] -> []", "[n,n] -> []")
                        .bad("[2,3]", "det: needs a square matrix, got a[2,3]")
                        .bad("[3]", "det: needs a square matrix, got a[3]")
                        .prints("det(a)", "det(a)", "\\det(a)", "det(a)"),
                OpRow.unary("logdet", a -> Ops.logdet(a.dot(a.t())))
                        .at("[[2,0],[0,3]]", "3.58351893845611")
                        .shapes("[2,2] -> []", "[2,3] -> []")
                        .prints(
                                "logdet(a·aᵀ)", "logdet(a*a')",
                                "\\operatorname{logdet}(a \\cdot a^\\top)", "logdet(a·sup(a,⊤))"),
                OpRow.unary("logdet of a matrix", Ops::logdet)
                        .called("logdet")
                        .at("[[2,0],[0,3]]", "1.791759469228055")
                        .at("[[0,2],[3,0]]", "NaN")
                        .shapes("[1,1] -> []")
                        .range(0.5, 2)
                        .prints("logdet(a)", "logdet(a)", "\\operatorname{logdet}(a)", "logdet(a)"),
                OpRow.unary("inv", Ops::inv)
                        .called("inv")
                        .at("[[2,1],[1,1]]", "[[1,-1],[-1,2]]")
                        .at("[[0,2],[4,0]]", "[[0,0.25],[0.5,0]]")
                        .shapes("[3,3]", "[1,1]", "[n,n]")
                        .bad("[2,3]", "inv: needs a square matrix, got a[2,3]")
                        .prints("inv(a)", "inv(a)", "\\operatorname{inv}(a)", "inv(a)"),
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
                        .shapes("[2,3] [3,2] -> [6,6]", "[n,1] [1,m] -> [n,m]")
                        .bad("[2] [2,2]", "kron: needs rank 2, got a[2]")
                        .prints("kron(a, b)", "kron(a, b)", "\\operatorname{kron}(a, b)", "kron(a,b)"));
    }
}
