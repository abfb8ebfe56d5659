package org.leibniz.op;

import java.util.List;
import org.leibniz.shape.Dim;

/** Rows of the ops that put values in order, and of those that fill up. */
final class OrderRows {
    private OrderRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.unary("argmax", Ops::argmax)
                        .called("argmax")
                        .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                        .notDifferentiable(
                                " holds indices, which do not vary continuously; nothing can be differentiated through it")
                        .at("[1,3,2]", "1")
                        .at("[[1,5],[7,7]]", "[1,0]")
                        .at("[1,NaN,2]", "1")
                        .shapes("[3] -> []", "[2,n] -> [2]", "[n,m] -> [n]")
                        .straddling("[k]", "[3,k]")
                        .bad("[]", "argmax: axis -1 is out of range for a[]")
                        .prints("argmax(a)", "argmax(a)", "\\operatorname{argmax}(a)", "argmax(a)"),
                OpRow.unary("argmax along an axis", a -> Ops.argmax(a, 0))
                        .called("argmax", OpTable.axes(0))
                        .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                        .notDifferentiable(
                                " holds indices, which do not vary continuously; nothing can be differentiated through it")
                        .at("[[1,5],[7,2]]", "[1,0]")
                        .shapes("[2,3] -> [3]", "[n,m] -> [m]")
                        .prints("argmax(a, 0)", "argmax(a, 0)", "\\operatorname{argmax}(a, 0)", "argmax(a,0)"),
                OpRow.unary("sort", a -> Ops.sort(a, -1))
                        .called("sort")
                        .at("[3,1,2]", "[1,2,3]")
                        .shapes("[3]", "[2,n]", "[n,2,m]")
                        .straddling("[k]", "[3,k]")
                        .prints("sort(a)", "sort(a)", "\\operatorname{sort}(a)", "sort(a)"),
                OpRow.unary("sort along an axis", a -> Ops.sort(a, 0))
                        .called("sort", OpTable.axes(0))
                        .at("[[3,1],[2,4]]", "[[2,1],[3,4]]")
                        .shapes("[3,2]", "[n,m]", "[3,n,2]")
                        .bad("[]", "sort: axis 0 is out of range for a[]")
                        .prints("sort(a, 0)", "sort(a, 0)", "\\operatorname{sort}(a, 0)", "sort(a,0)"),
                OpRow.unary("argsort", a -> Ops.argsort(a, -1))
                        .called("argsort")
                        .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                        .notDifferentiable(
                                " holds indices, which do not vary continuously; nothing can be differentiated through it")
                        .at("[3,1,2]", "[1,2,0]")
                        .at("[1,1,1]", "[0,1,2]")
                        .shapes("[3]", "[2,n]")
                        .prints("argsort(a)", "argsort(a)", "\\operatorname{argsort}(a)", "argsort(a)"),
                OpRow.unary("sortDescending", a -> Ops.sortDescending(a, -1))
                        .called("sortDescending")
                        .at("[3,1,2]", "[3,2,1]")
                        .shapes("[3]", "[2,n]", "[n,2,m]")
                        .straddling("[k]", "[3,k]")
                        .prints(
                                "sortDescending(a)",
                                "sortDescending(a)",
                                "\\operatorname{sortDescending}(a)",
                                "sortDescending(a)"),
                OpRow.unary("sortDescending along an axis", a -> Ops.sortDescending(a, 0))
                        .called("sortDescending", OpTable.axes(0))
                        .at("[[3,1],[2,4]]", "[[3,4],[2,1]]")
                        .shapes("[3,2]", "[n,m]", "[3,n,2]")
                        .bad("[]", "sort: axis 0 is out of range for a[]")
                        .prints(
                                "sortDescending(a, 0)",
                                "sortDescending(a, 0)",
                                "\\operatorname{sortDescending}(a, 0)",
                                "sortDescending(a,0)"),
                OpRow.unary("argsortDescending", a -> Ops.argsortDescending(a, -1))
                        .called("argsortDescending")
                        .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                        .notDifferentiable(
                                " holds indices, which do not vary continuously; nothing can be differentiated through it")
                        .at("[3,1,2]", "[0,2,1]")
                        .at("[1,1,1]", "[0,1,2]")
                        .shapes("[3]", "[2,n]")
                        .prints(
                                "argsortDescending(a)",
                                "argsortDescending(a)",
                                "\\operatorname{argsortDescending}(a)",
                                "argsortDescending(a)"),
                OpRow.unary("topK", a -> Ops.topK(a, 0, Dim.of(2)))
                        .called("topK", OpTable.axes(0, 2))
                        .at("[3,1,2]", "[3,2]")
                        .at("[[3,1],[2,4],[0,0]]", "[[3,4],[2,1]]")
                        .shapes("[4] -> [2]", "[4,n] -> [2,n]", "[3,2,2] -> [2,2,2]")
                        .prints(
                                "slice(sortDescending(a), 0, 0, 2)",
                                "slice(sortDescending(a), 0, 0, 2)",
                                "\\operatorname{slice}(\\operatorname{sortDescending}(a), 0, 0, 2)",
                                "slice(sortDescending(a),0,0,2)"),
                OpRow.unary("argTopK", a -> Ops.argTopK(a, 0, Dim.of(2)))
                        .called("argTopK", OpTable.axes(0, 2))
                        .ofNaN(OpRow.NaN.GIVES_NUMBERS)
                        .notDifferentiable(
                                " holds indices, which do not vary continuously; nothing can be differentiated through it")
                        .at("[3,1,2]", "[0,2]")
                        .shapes("[4] -> [2]")
                        .prints(
                                "slice(argsortDescending(a), 0, 0, 2)",
                                "slice(argsortDescending(a), 0, 0, 2)",
                                "\\operatorname{slice}(\\operatorname{argsortDescending}(a), 0, 0, 2)",
                                "slice(argsortDescending(a),0,0,2)"),
                OpRow.binary("padWith", (a, b) -> Ops.padWith(a, b, 0, Dim.of(1), Dim.of(2)))
                        .called("padWith", OpTable.axes(0, 1, 2))
                        .ofNaN(OpRow.NaN.MAY_BE_IGNORED)
                        .at("[3,4] 7", "[7,3,4,7,7]")
                        .at("[1] -Infinity", "[-Infinity,1,-Infinity,-Infinity]")
                        .shapes("[2] [] -> [5]", "[n,2] [] -> [n+3,2]")
                        .kink("where(c, a, b) has the derivative of the chosen branch")
                        .prints(
                                "where(pad(ones(2), 0, 1, 2), pad(a, 0, 1, 2), b)",
                                "where(pad(ones(2), 0, 1, 2), pad(a, 0, 1, 2), b)",
                                "\\operatorname{where}(\\operatorname{pad}(\\operatorname{ones}(2), 0, 1, 2), \\operatorname{pad}(a, 0, 1, 2), b)",
                                "where(pad(ones(2),0,1,2),pad(a,0,1,2),b)"));
    }
}
