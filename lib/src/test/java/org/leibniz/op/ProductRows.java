package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Expr;

/** Sums of products of two operands. */
final class ProductRows {
    private ProductRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.binary("dot of vectors", Expr::dot)
                        .called("dot")
                        .at("[1,2,3] [4,5,6]", "32")
                        .shapes("[3] [3] -> []", "[n] [n] -> []")
                        .straddling("[k] [k]")
                        .bad("[3] [4]", "dot: inner sizes differ, a[3] · b[4] (3 against 4)")
                        .bad("[n] [m]", "dot: inner sizes differ, a[n] · b[m] (sizes n and m may differ)")
                        .bad("[] [3]", "dot: needs rank 1 or more, got a[]")
                        .prints("aᵀ·b", "a'*b", "a^\\top \\cdot b", "sup(a,⊤)·b"),
                OpRow.binary("dot of matrices", Expr::dot)
                        .called("dot")
                        .at("[[1,2],[3,4]] [[5,6],[7,8]]", "[[19,22],[43,50]]")
                        .at("[[1,2]] [[3],[4]]", "[[11]]")
                        .shapes("[4,2] [2,3] -> [4,3]", "[n,m] [m,2] -> [n,2]", "[1,1] [1,1]", "[n,n] [n,n]")
                        .straddling("[2,k] [k,3]", "[k,2] [2,3]", "[2,3] [3,k]")
                        .bad("[4,2] [3,5]", "dot: inner sizes differ, a[4,2] · b[3,5] (2 against 3)")
                        .prints("a·b", "a*b", "a \\cdot b", "a·b"),
                OpRow.binary("matrix times vector", Expr::dot)
                        .at("[[1,2],[3,4]] [5,6]", "[17,39]")
                        .shapes("[4,2] [2] -> [4]", "[n,m] [m] -> [n]")
                        .straddling("[2,k] [k]", "[k,2] [2]")
                        .bad("[4,2] [3]", "dot: inner sizes differ, a[4,2] · b[3] (2 against 3)")
                        .prints("a·b", "a*b", "a \\cdot b", "a·b"),
                OpRow.binary("vector times matrix", Expr::dot)
                        .at("[5,6] [[1,2],[3,4]]", "[23,34]")
                        .shapes("[2] [2,4] -> [4]", "[m] [m,n] -> [n]")
                        .straddling("[k] [k,2]", "[2] [2,k]")
                        .prints("aᵀ·b", "a'*b", "a^\\top \\cdot b", "sup(a,⊤)·b"),
                OpRow.binary("dot of higher rank", Expr::dot)
                        .at("[[[1,2]],[[3,4]]] [[1,0,1],[0,1,1]]", "[[[1,2,3]],[[3,4,7]]]")
                        .shapes("[2,3,4] [4,2] -> [2,3,2]", "[3] [3,2,2] -> [2,2]", "[n,2,3] [3] -> [n,2]")
                        .shapes("[2,2,2] [2,2,2] -> [2,2,2,2]")
                        .straddling("[2,2,k] [k,3]", "[2,k,3] [3]")
                        .prints("a·b", "a*b", "a \\cdot b", "a·b"),
                OpRow.binary("matmul", Expr::matmul)
                        .called("matmul")
                        .at("[[1,2],[3,4]] [[5,6],[7,8]]", "[[19,22],[43,50]]")
                        .shapes("[4,2] [2,3] -> [4,3]", "[n,m] [m,2] -> [n,2]")
                        .straddling("[2,k] [k,3]", "[2,3] [3,k]")
                        .bad("[4,2] [3,5]", "matmul: inner sizes differ, a[4,2] · b[3,5] (2 against 3)")
                        .bad("[3] [3,2]", "matmul: needs rank 2 or more, got a[3]")
                        .bad("[3,2] [2]", "matmul: needs rank 2 or more, got b[2]")
                        .prints("a·b", "a*b", "a \\cdot b", "a·b"),
                OpRow.binary("matmul side by side", Expr::matmul)
                        .called("matmul")
                        .at(
                                "[[[1,2],[3,4]],[[1,0],[0,2]]] [[[5,6],[7,8]],[[1,2],[3,4]]]",
                                "[[[19,22],[43,50]],[[1,2],[6,8]]]")
                        .at("[[[1,2]],[[3,4]]] [[1],[10]]", "[[[21]],[[43]]]")
                        .shapes("[2,3,4] [2,4,2] -> [2,3,2]", "[n,2,3] [3,2] -> [n,2,2]", "[2,3] [n,3,2] -> [n,2,2]")
                        .shapes("[2,1,2,3] [n,3,2] -> [2,n,2,2]")
                        .straddling("[2,2,k] [2,k,3]", "[k,2,2] [2,2]")
                        .bad("[2,3,4] [2,5,6]", "matmul: inner sizes differ, a[2,3,4] · b[2,5,6] (4 against 5)")
                        .bad("[2,3,4] [3,4,5]", "matmul: a[2,3,4] and b[3,4,5] do not broadcast (axis 0: 2 against 3)")
                        .prints("matmul(a, b)", "matmul(a, b)", "\\operatorname{matmul}(a, b)", "matmul(a,b)"),
                OpRow.binary("outer", Expr::outer)
                        .called("outer")
                        .at("[1,2] [3,4,5]", "[[3,4,5],[6,8,10]]")
                        .shapes("[2] [3] -> [2,3]", "[n] [m] -> [n,m]", "[n] [n] -> [n,n]")
                        .straddling("[k] [2]", "[2] [k]")
                        .prints("a·bᵀ", "a*b'", "a \\cdot b^\\top", "a·sup(b,⊤)"),
                OpRow.binary("outer of higher rank", Expr::outer)
                        .at("[[1,2]] [3,4]", "[[[3,4],[6,8]]]")
                        .at("2 [3,4]", "[6,8]")
                        .shapes("[2,2] [3] -> [2,2,3]", "[] [2] -> [2]", "[n,2] [2,m] -> [n,2,2,m]")
                        .straddling("[2,k] [2]")
                        .prints("outer(a, b)", "outer(a, b)", "\\operatorname{outer}(a, b)", "outer(a,b)"),
                OpRow.binary("einsum", (a, b) -> Ops.einsum("ij,kj->ik", a, b))
                        .called("einsum", OpTable.letters("ij,kj->ik"))
                        .at("[[1,2],[3,4]] [[5,6]]", "[[17],[39]]")
                        .shapes("[2,3] [4,3] -> [2,4]", "[n,m] [2,m] -> [n,2]")
                        .straddling("[2,k] [3,k]", "[k,2] [3,2]")
                        .bad("[2] [4,3]", "einsum: needs rank 2, got a[2]")
                        .bad("[2,3] [4,5]", "einsum: a[2,3] and b[4,5] differ (j: 3 against 5)")
                        .prints(
                                "einsum(\"ij,kj->ik\", a, b)", "einsum(\"ij,kj->ik\", a, b)",
                                "\\operatorname{einsum}(\"ij,kj->ik\", a, b)", "einsum(\"ij,kj->ik\",a,b)"),
                OpRow.binary("einsum over a batch", (a, b) -> Ops.einsum("bij,bi->bj", a, b))
                        .called("einsum", OpTable.letters(" bij , bi -> bj "))
                        .at("[[[1,2],[3,4]],[[5,6],[7,8]]] [[1,10],[1,1]]", "[[31,42],[12,14]]")
                        .shapes("[n,3,2] [n,3] -> [n,2]", "[2,2,3] [2,2] -> [2,3]")
                        .straddling("[k,2,3] [k,2]", "[2,k,3] [2,k]")
                        .prints(
                                "einsum(\"bij,bi->bj\", a, b)", "einsum(\"bij,bi->bj\", a, b)",
                                "\\operatorname{einsum}(\"bij,bi->bj\", a, b)", "einsum(\"bij,bi->bj\",a,b)"),
                OpRow.binary("einsum without a sum", (a, b) -> Ops.einsum("ij,j->ji", a, b))
                        .at("[[1,2],[3,4]] [10,1]", "[[10,30],[2,4]]")
                        .shapes("[2,3] [3] -> [3,2]", "[n,m] [m] -> [m,n]")
                        .straddling("[2,k] [k]")
                        .prints(
                                "einsum(\"ij,j->ji\", a, b)", "einsum(\"ij,j->ji\", a, b)",
                                "\\operatorname{einsum}(\"ij,j->ji\", a, b)", "einsum(\"ij,j->ji\",a,b)"));
    }
}
