package org.leibniz.op;

import java.util.List;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Sum;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Ops that move, repeat or reduce axes. */
final class AxisRows {
    private AxisRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.unary("transpose", Expr::t)
                        .called("transpose")
                        .at("[[1,2,3],[4,5,6]]", "[[1,4],[2,5],[3,6]]")
                        .shapes("[2,3] -> [3,2]", "[n,2] -> [2,n]", "[n,n]")
                        .straddling("[k,2]", "[3,k]")
                        .bad("[3]", "transpose: needs rank 2 or more, got a[3]")
                        .prints("aᵀ", "a'", "a^\\top", "sup(a,⊤)"),
                OpRow.unary("transpose of axes", a -> a.transpose(2, 0, -2))
                        .called("transpose", OpTable.axes(2, 0, 1))
                        .at("[[[1,2],[3,4]]]", "[[[1,3]],[[2,4]]]")
                        .shapes("[2,3,4] -> [4,2,3]", "[n,m,2] -> [2,n,m]")
                        .straddling("[k,2,3]", "[2,3,k]")
                        .bad("[2,3]", "transpose: [2, 0, -2] is no order of the axes of a[2,3]")
                        .prints(
                                "transpose(a, 2, 0, 1)", "transpose(a, 2, 0, 1)",
                                "\\operatorname{transpose}(a, 2, 0, 1)", "transpose(a,2,0,1)"),
                OpRow.unary("broadcast", a -> a.broadcastTo(Shape.of(2, 3)))
                        .called("broadcast", OpTable.shape("[2,3]"))
                        .at("[1,2,3]", "[[1,2,3],[1,2,3]]")
                        .at("[[1],[2]]", "[[1,1,1],[2,2,2]]")
                        .at("7", "[[7,7,7],[7,7,7]]")
                        .shapes("[3] -> [2,3]", "[1,3] -> [2,3]", "[2,1] -> [2,3]", "[1] -> [2,3]", "[] -> [2,3]")
                        .shapes("[2,3]")
                        .bad("[2]", "broadcast: a[2] and [2,3] do not broadcast (axis 1: 2 against 3)")
                        .bad("[n,3]", "broadcast: a[n,3] and [2,3] do not broadcast (axis 0: sizes n and 2 may differ)")
                        .bad("[4,2,3]", "broadcast: a[4,2,3] and [2,3] do not broadcast (the target is smaller)")
                        .prints(
                                "broadcast(a, [2,3])", "broadcast(a, [2,3])",
                                "\\operatorname{broadcast}(a, [2,3])", "broadcast(a,[2,3])"),
                OpRow.unary("broadcast in front", a -> a.broadcastTo(a.shape().prepend(Dim.of(2))))
                        .at("[1,2]", "[[1,2],[1,2]]")
                        .shapes("[n] -> [2,n]")
                        .straddling("[k]", "[k,1]")
                        .prints(
                                "broadcast(a, [2,n])", "broadcast(a, [2,n])",
                                "\\operatorname{broadcast}(a, [2,n])", "broadcast(a,[2,n])"),
                OpRow.unary(
                                "broadcast behind",
                                a -> BroadcastTo.broadcastTo(a, a.shape().append(Dim.of(3)), List.of(0)))
                        .called("broadcast", OpTable.shape("[2,3]", 0))
                        .at("[1,2]", "[[1,1,1],[2,2,2]]")
                        .shapes("[2] -> [2,3]", "[n] -> [n,3]")
                        .straddling("[k]")
                        .bad("[2,2]", "broadcast: needs rank 1, got a[2,2]")
                        .prints(
                                "broadcast(a, [2,3], 0)", "broadcast(a, [2,3], 0)",
                                "\\operatorname{broadcast}(a, [2,3], 0)", "broadcast(a,[2,3],0)"),
                OpRow.unary("sum", a -> a.sum())
                        .called("sum")
                        .at("[[1,2],[3,4]]", "10")
                        .at("5", "5")
                        .shapes("[2,3] -> []", "[n] -> []", "[]", "[1,1] -> []")
                        .straddling("[k]", "[2,k]")
                        .prints("Σ a", "sum(a)", "\\sum a", "∑a"),
                OpRow.unary("sum along the first axis", a -> a.sum(0))
                        .called("sum", OpTable.axes(0))
                        .at("[[1,2],[3,4]]", "[4,6]")
                        .shapes("[n,3] -> [3]", "[2,3,2] -> [3,2]")
                        .straddling("[k,2]", "[2,k]")
                        .bad("[]", "sum: axis 0 is out of range for a[]")
                        .prints("Σ₀ a", "sum(a, 0)", "\\sum_0 a", "under(∑,0)a"),
                OpRow.unary("sum along two axes", a -> a.sum(-1, 0))
                        .called("sum", OpTable.axes(0, 2))
                        .at("[[[1,2],[3,4]],[[5,6],[7,8]]]", "[14,22]")
                        .shapes("[2,3,4] -> [3]", "[n,3,m] -> [3]")
                        .straddling("[k,2,3]", "[2,k,3]")
                        .bad("[3]", "sum: axis 0 of a[3] is given twice in [-1, 0]")
                        .prints("Σ₀₂ a", "sum(a, 0, 2)", "\\sum_{0,2} a", "under(∑,0,2)a"),
                OpRow.unary("sum keeping an axis", a -> Sum.keeping(a, 1))
                        .called("sum", OpTable.keptAxes(1))
                        .at("[[1,2],[3,4]]", "[[3],[7]]")
                        .shapes("[2,3] -> [2,1]", "[n,3] -> [n,1]", "[n,m,2] -> [n,1,2]")
                        .straddling("[2,k]", "[k,2]")
                        .bad("[3]", "sum: axis 1 is out of range for a[3]")
                        .prints(
                                "sum(a, 1, keep)", "sum(a, 1, keep)",
                                "\\operatorname{sum}(a, 1, keep)", "sum(a,1,keep)"),
                OpRow.unary("sumTo", a -> a.sumTo(Shape.of(3)))
                        .called("sumTo", OpTable.shape("[3]"))
                        .at("[[1,2,3],[4,5,6]]", "[5,7,9]")
                        .at("[1,2,3]", "[1,2,3]")
                        .shapes("[2,3] -> [3]", "[3]", "[n,2,3] -> [3]")
                        .straddling("[k,3]")
                        .bad("[2,4]", "sumTo: a[2,4] is no broadcast of [3]")
                        .bad("[1]", "sumTo: a[1] is no broadcast of [3]")
                        .bad("[]", "sumTo: a[] is no broadcast of [3]")
                        .prints("Σ₀ a", "sum(a, 0)", "\\sum_0 a", "under(∑,0)a"),
                OpRow.unary("sumTo of a stretched axis", a -> a.sumTo(Shape.of(2, 1)))
                        .called("sumTo", OpTable.shape("[2,1]"))
                        .at("[[1,2,3],[4,5,6]]", "[[6],[15]]")
                        .at("[[[1,2],[3,4]],[[5,6],[7,8]]]", "[[14],[22]]")
                        .shapes("[2,3] -> [2,1]", "[n,2,3] -> [2,1]", "[2,1]", "[2,n] -> [2,1]")
                        .straddling("[2,k]", "[k,2,3]")
                        .prints(
                                "sum(a, 1, keep)", "sum(a, 1, keep)",
                                "\\operatorname{sum}(a, 1, keep)", "sum(a,1,keep)"),
                OpRow.unary("mean", a -> Ops.mean(a))
                        .called("mean")
                        .at("[[1,2],[3,6]]", "3")
                        .at("5", "5")
                        .shapes("[2,3] -> []", "[n] -> []", "[n,m] -> []", "[]")
                        .straddling("[k]", "[2,k]")
                        .prints("mean(a)", "mean(a)", "\\operatorname{mean}(a)", "mean(a)"),
                OpRow.unary("mean along the first axis", a -> Ops.mean(a, -2))
                        .called("mean", OpTable.axes(0))
                        .at("[[1,2],[3,6]]", "[2,4]")
                        .shapes("[n,3] -> [3]", "[2,3] -> [3]")
                        .straddling("[k,2]", "[2,k]")
                        .bad("[3]", "mean: axis -2 is out of range for a[3]")
                        .prints("mean(a, 0)", "mean(a, 0)", "\\operatorname{mean}(a, 0)", "mean(a,0)"),
                OpRow.unary("mean along two axes", a -> Ops.mean(a, 0, 2))
                        .called("mean", OpTable.axes(0, 2))
                        .at("[[[1,2],[3,4]],[[5,6],[7,8]]]", "[3.5,5.5]")
                        .shapes("[2,3,2] -> [3]", "[n,3,m] -> [3]")
                        .straddling("[k,2,3]", "[2,k,3]")
                        .prints("mean(a, 0, 2)", "mean(a, 0, 2)", "\\operatorname{mean}(a, 0, 2)", "mean(a,0,2)"),
                OpRow.unary("reshape", a -> Ops.reshape(a, Shape.of(3, 2)))
                        .called("reshape", OpTable.shape("[3,2]"))
                        .at("[[1,2,3],[4,5,6]]", "[[1,2],[3,4],[5,6]]")
                        .at("[1,2,3,4,5,6]", "[[1,2],[3,4],[5,6]]")
                        .shapes("[2,3] -> [3,2]", "[6] -> [3,2]", "[1,6,1] -> [3,2]")
                        .bad("[2,2]", "reshape: a[2,2] has 4 elements, [3,2] has 6")
                        .bad("[n]", "reshape: a[n] has n elements, [3,2] has 6")
                        .prints(
                                "reshape(a, [3,2])", "reshape(a, [3,2])",
                                "\\operatorname{reshape}(a, [3,2])", "reshape(a,[3,2])"),
                OpRow.unary("flatten", a -> Ops.reshape(a, Shape.of(a.shape().size())))
                        .at("[[1,2],[3,4]]", "[1,2,3,4]")
                        .shapes("[2,3] -> [6]", "[] -> [1]")
                        .straddling("[k,2]", "[3,k]")
                        .prints(
                                "reshape(a, [6])", "reshape(a, [6])",
                                "\\operatorname{reshape}(a, [6])", "reshape(a,[6])"));
    }
}
