package org.leibniz.op;

import java.util.List;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Values that come from a shape alone. */
final class FillRows {
    private FillRows() {}

    static List<OpRow> rows() {
        return List.of(
                OpRow.nullary("ones", () -> Ops.ones(Shape.of(2, 3)))
                        .called("ones", OpTable.axes(2, 3))
                        .at("", "[[1,1,1],[1,1,1]]")
                        .shapes("-> [2,3]")
                        .prints("ones(2, 3)", "ones(2, 3)", "\\operatorname{ones}(2, 3)", "ones(2,3)"),
                OpRow.nullary("column of ones", () -> Ops.ones(Dim.of(3)))
                        .called("ones", OpTable.axes(3))
                        .at("", "[1,1,1]")
                        .shapes("-> [3]")
                        .prints("ones(3)", "ones(3)", "\\operatorname{ones}(3)", "ones(3)"),
                OpRow.nullary("zeros", () -> Ops.zeros(Shape.of(2)))
                        .called("zeros", OpTable.axes(2))
                        .at("", "[0,0]")
                        .shapes("-> [2]")
                        .prints("zeros(2)", "zeros(2)", "\\operatorname{zeros}(2)", "zeros(2)"),
                OpRow.nullary("eye", () -> Ops.eye(Shape.of(2)))
                        .called("eye", OpTable.axes(2))
                        .at("", "[[1,0],[0,1]]")
                        .shapes("-> [2,2]")
                        .prints("eye(2)", "eye(2)", "\\operatorname{eye}(2)", "eye(2)"),
                OpRow.nullary("eye of pairs", () -> Ops.eye(Shape.of(1, 2)))
                        .called("eye", OpTable.axes(1, 2))
                        .at("", "[[[[1,0]],[[0,1]]]]")
                        .shapes("-> [1,2,1,2]")
                        .prints("eye(1, 2)", "eye(1, 2)", "\\operatorname{eye}(1, 2)", "eye(1,2)"),
                OpRow.nullary("fixed size", () -> Ops.size(Dim.of(3)))
                        .called("size", OpTable.axes(3))
                        .at("", "3")
                        .shapes("-> []")
                        .prints("3", "3", "3", "3"),
                // A size is known from the operands, so it has to stand next to one.
                OpRow.unary("size", a -> a.plus(Ops.size(a.shape().size())))
                        .at("[1,2,5]", "[4,5,8]")
                        .shapes("[n]", "[n,m]", "[2]")
                        .straddling("[k]")
                        .prints("a + n", "a + n", "a + n", "a+n"));
    }
}
