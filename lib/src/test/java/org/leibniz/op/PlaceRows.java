package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.Expr;
import org.leibniz.shape.Dim;

/** Ops that move values along an axis. */
final class PlaceRows {
    private PlaceRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.unary("slice", a -> Ops.slice(a, 0, 1, 3))
                        .called("slice", OpTable.axes(0, 1, 3))
                        .at("[1,2,3,4]", "[2,3]")
                        .at("[[1,2],[3,4],[5,6]]", "[[3,4],[5,6]]")
                        .shapes("[4,2] -> [2,2]", "[3] -> [2]", "[3,n] -> [2,n]")
                        .straddling("[3,k]", "[5,k,2]")
                        .bad("[2]", "slice: 1 to 3 is out of range along axis 0 of a[2]")
                        .bad("[]", "slice: axis 0 is out of range for a[]")
                        .prints(
                                "slice(a, 0, 1, 3)", "slice(a, 0, 1, 3)",
                                "\\operatorname{slice}(a, 0, 1, 3)", "slice(a,0,1,3)"),
                OpRow.unary(
                                "slice to the end",
                                a -> Ops.slice(a, -1, Dim.of(0), a.shape().dim(-1))
                                        .plus(1))
                        .at("[1,2,3,4]", "[2,3,4,5]")
                        .shapes("[n]", "[2,n]", "[2,3]")
                        .straddling("[k]")
                        .prints(
                                "slice(a, 0, 0, n) + 1",
                                "slice(a, 0, 0, n) + 1",
                                "\\operatorname{slice}(a, 0, 0, n) + 1",
                                "slice(a,0,0,n)+1"),
                OpRow.unary("place", a -> Ops.at(a, Dim.of(1)))
                        .at("[1,2,3,4]", "2")
                        .at("[[1,2],[3,4],[5,6]]", "[3,4]")
                        .shapes("[4,2] -> [2]", "[3] -> []", "[3,n] -> [n]")
                        .straddling("[3,k]", "[5,k,2]")
                        .bad("[1]", "there is no component 2 of a[1]")
                        .bad("[]", "a[] has no components")
                        .prints("a[2]", "a[2]", "{a}_2", "sub(a,2)"),
                OpRow.unary(
                                "last place",
                                a -> Ops.at(a, a.shape().dim(0).minus(1)).plus(1))
                        .at("[1,2,3,4]", "5")
                        .shapes("[n] -> []", "[n,2] -> [2]")
                        .straddling("[k]")
                        .prints(
                                "Σ₀ slice(a, 0, n-1, n) + 1",
                                "sum(slice(a, 0, n-1, n), 0) + 1",
                                "\\sum_0 \\operatorname{slice}(a, 0, n-1, n) + 1",
                                "under(∑,0)slice(a,0,n-1,n)+1"),
                OpRow.unary("pad", a -> Ops.pad(a, 0, 1, 2))
                        .called("pad", OpTable.axes(0, 1, 2))
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[1,2]", "[0,1,2,0,0]")
                        .at("[[1,2]]", "[[0,0],[1,2],[0,0],[0,0]]")
                        .shapes("[4,2] -> [7,2]", "[3] -> [6]", "[3,n] -> [6,n]")
                        .straddling("[3,k]", "[k]")
                        .bad("[]", "pad: axis 0 is out of range for a[]")
                        .prints(
                                "pad(a, 0, 1, 2)", "pad(a, 0, 1, 2)",
                                "\\operatorname{pad}(a, 0, 1, 2)", "pad(a,0,1,2)"),
                OpRow.unary("reverse", a -> Ops.reverse(a))
                        .called("reverse")
                        .at("[1,2,3]", "[3,2,1]")
                        .at("[[1,2],[3,4]]", "[[2,1],[4,3]]")
                        .shapes("[3]", "[n]", "[2,n]")
                        .straddling("[k]", "[2,k]")
                        .bad("[]", "reverse: axis -1 is out of range for a[]")
                        .prints("reverse(a)", "reverse(a)", "\\operatorname{reverse}(a)", "reverse(a)"),
                OpRow.unary("reverse along an axis", a -> Ops.reverse(a, 0))
                        .called("reverse", OpTable.axes(0))
                        .at("[[1,2],[3,4]]", "[[3,4],[1,2]]")
                        .shapes("[3,2]", "[n,2]", "[2,n]")
                        .straddling("[3,k]", "[k,2]")
                        .prints("reverse(a, 0)", "reverse(a, 0)", "\\operatorname{reverse}(a, 0)", "reverse(a,0)"),
                OpRow.binary(
                                "product of reversed and sliced",
                                (a, b) -> Ops.reverse(a, 0).dot(Ops.slice(b, 0, 1, 3)))
                        .at("[[1,2],[3,4]] [[9,9],[1,0],[0,1]]", "[[3,4],[1,2]]")
                        .shapes("[3,2] [4,2] -> [3,2]", "[n,2] [3,m] -> [n,m]")
                        .straddling("[k,2] [3,k]")
                        .prints(
                                "reverse(a, 0)·slice(b, 0, 1, 3)",
                                "reverse(a, 0)*slice(b, 0, 1, 3)",
                                "\\operatorname{reverse}(a, 0) \\cdot \\operatorname{slice}(b, 0, 1, 3)",
                                "reverse(a,0)·slice(b,0,1,3)"),
                OpRow.binary("concat", (a, b) -> Ops.concat(a, b))
                        .called("concat")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[1,2] [3]", "[1,2,3]")
                        .at("[[1],[2]] [[3,4],[5,6]]", "[[1,3,4],[2,5,6]]")
                        .shapes("[3] [2] -> [5]", "[2,3] [2,1] -> [2,4]", "[n,3] [n,1] -> [n,4]")
                        .straddling("[k] [3]", "[2,k] [2,k]")
                        .bad("[2,3] [3,3]", "concat: a[2,3] and b[3,3] differ (axis 0: 2 against 3)")
                        .bad("[2,3] [3]", "concat: needs rank 2, got b[3]")
                        .prints("concat(a, b)", "concat(a, b)", "\\operatorname{concat}(a, b)", "concat(a,b)"),
                OpRow.binary("concat along an axis", (a, b) -> Ops.concat(a, b, 0))
                        .called("concat", OpTable.axes(0))
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[[1,2]] [[3,4],[5,6]]", "[[1,2],[3,4],[5,6]]")
                        .shapes("[3,2] [1,2] -> [4,2]", "[2,n] [1,n] -> [3,n]")
                        .straddling("[k,2] [3,2]", "[1,k] [2,k]")
                        .prints(
                                "concat(a, b, 0)", "concat(a, b, 0)",
                                "\\operatorname{concat}(a, b, 0)", "concat(a,b,0)"),
                OpRow.unary("cumsum", Ops::cumsum)
                        .called("cumsum")
                        .at("[[1,2,3],[4,5,6]]", "[[1,3,6],[4,9,15]]")
                        .shapes("[3]", "[n]", "[2,n]")
                        .straddling("[k]", "[3,k]")
                        .bad("[]", "cumsum: axis -1 is out of range for a[]")
                        .prints("cumsum(a)", "cumsum(a)", "\\operatorname{cumsum}(a)", "cumsum(a)"),
                OpRow.unary("tile", a -> Ops.tile(a, 0, Dim.of(2)))
                        .called("tile", OpTable.axes(0, 2))
                        .at("[1,2]", "[1,2,1,2]")
                        .at("[[1,2],[3,4]]", "[[1,2],[3,4],[1,2],[3,4]]")
                        .shapes("[3] -> [6]", "[2,n] -> [4,n]")
                        .straddling("[k]", "[2,k]")
                        .prints(
                                "reshape(broadcast(a, [2,3]), [6])",
                                "reshape(broadcast(a, [2,3]), [6])",
                                "\\operatorname{reshape}(\\operatorname{broadcast}(a, [2,3]), [6])",
                                "reshape(broadcast(a,[2,3]),[6])"),
                OpRow.binary("stack", (a, b) -> Ops.stack(0, List.of(a, b)))
                        .at("[1,2] [3,4]", "[[1,2],[3,4]]")
                        .at("1 2", "[1,2]")
                        .shapes("[3] [3] -> [2,3]", "[n] [n] -> [2,n]", "[] [] -> [2]")
                        .straddling("[k] [k]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .prints(
                                "concat(reshape(a, [1,3]), reshape(b, [1,3]), 0)",
                                "concat(reshape(a, [1,3]), reshape(b, [1,3]), 0)",
                                "\\operatorname{concat}(\\operatorname{reshape}(a, [1,3]), "
                                        + "\\operatorname{reshape}(b, [1,3]), 0)",
                                "concat(reshape(a,[1,3]),reshape(b,[1,3]),0)"),
                OpRow.unary("one of what unstack gives", a -> Ops.unstack(a, 1).get(1))
                        .at("[[1,2,3],[4,5,6]]", "[2,5]")
                        .shapes("[2,3] -> [2]", "[n,3] -> [n]")
                        .straddling("[k,3]")
                        .bad("[2,n]", "unstack: needs a fixed size of axis 1, got a[2,n]")
                        .prints(
                                "reshape(slice(a, 1, 1, 2), [2])",
                                "reshape(slice(a, 1, 1, 2), [2])",
                                "\\operatorname{reshape}(\\operatorname{slice}(a, 1, 1, 2), [2])",
                                "reshape(slice(a,1,1,2),[2])"),
                OpRow.unary("flatten", Ops::flatten)
                        .called("flatten")
                        .at("[[[1,2],[3,4]],[[5,6],[7,8]]]", "[[1,2,3,4],[5,6,7,8]]")
                        .shapes("[2,3,4] -> [2,12]", "[n,2,3] -> [n,6]", "[n] -> [n,1]")
                        .straddling("[2,k,2]")
                        .bad("[]", "flatten: axis 1 is out of range for a[]")
                        .prints(
                                "reshape(a, [2,12])", "reshape(a, [2,12])",
                                "\\operatorname{reshape}(a, [2,12])", "reshape(a,[2,12])"),
                OpRow.unary("flatten all", a -> Ops.flatten(a, 0))
                        .called("flatten", OpTable.axes(0))
                        .at("[[1,2],[3,4]]", "[1,2,3,4]")
                        .shapes("[2,3] -> [6]", "[n] -> [n]", "[] -> [1]")
                        .straddling("[2,k]")
                        .prints(
                                "reshape(a, [6])", "reshape(a, [6])",
                                "\\operatorname{reshape}(a, [6])", "reshape(a,[6])"),
                OpRow.unary("parts", a -> {
                            List<Expr> parts = Ops.split(a, 0, 2);
                            return parts.get(0).minus(parts.get(1));
                        })
                        .at("[5,7,1,2]", "[4,5]")
                        .shapes("[4] -> [2]", "[2,n] -> [1,n]")
                        .straddling("[4,k]")
                        .bad("[3]", "split: axis 0 of a[3] has no 2 equal parts")
                        .prints(
                                "slice(a, 0, 0, 2) − slice(a, 0, 2, 4)",
                                "slice(a, 0, 0, 2) - slice(a, 0, 2, 4)",
                                "\\operatorname{slice}(a, 0, 0, 2) - \\operatorname{slice}(a, 0, 2, 4)",
                                "slice(a,0,0,2)−slice(a,0,2,4)"),
                OpRow.binary("gather", Ops::gather)
                        .called("gather")
                        .choices(1, 0, 1, 2)
                        .at("[[1,2],[3,4],[5,6]] [2,0,2]", "[[5,6],[1,2],[5,6]]")
                        .at("[7,8,9] 1", "8")
                        .shapes("[3,2] [4] -> [4,2]", "[3,n] [] -> [n]", "[3] [2,2] -> [2,2]", "[3,2] [n] -> [n,2]")
                        .straddling("[3,k] [5]", "[3] [k]")
                        .bad("[] [2]", "gather: needs rank 1 or more, got a[]")
                        .prints("gather(a, b)", "gather(a, b)", "\\operatorname{gather}(a, b)", "gather(a,b)"),
                OpRow.binary("scatterAdd", (a, b) -> Ops.scatterAdd(a, b, Dim.of(3)))
                        .called("scatterAdd", OpTable.axes(3))
                        .choices(1, 0, 1, 2)
                        .at("[[1,2],[3,4],[5,6]] [2,0,2]", "[[3,4],[0,0],[6,8]]")
                        .shapes("[4,2] [4] -> [3,2]", "[n] [n] -> [3]", "[2,n] [2] -> [3,n]")
                        .straddling("[k] [k]", "[3,k] [3]")
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .bad("[2] [3]", "scatterAdd: a[2] and b[3] differ (every index needs a row of values)")
                        .prints(
                                "scatterAdd(a, b, 3)", "scatterAdd(a, b, 3)",
                                "\\operatorname{scatterAdd}(a, b, 3)", "scatterAdd(a,b,3)"));
    }
}
