package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.shape;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.leibniz.op.Ops;
import org.leibniz.shape.ShapeException;

/** Operands of different shape are repeated by nodes of their own, so that a gradient knows what to sum over. */
class BroadcastingTest {
    private final Symbol matrix = symbol("a", "[n,3]");
    private final Symbol row = symbol("b", "[3]");

    @Test
    void repetitionIsANode() {
        Apply sum = (Apply) matrix.plus(row);
        assertSame(matrix, sum.arg(0), "what has the full shape is taken as it is");
        Apply repeated = assertInstanceOf(Apply.class, sum.arg(1));
        assertEquals(new BroadcastTo(shape("[n,3]"), List.of(1)), repeated.op());
        assertEquals(List.of(row), repeated.args());
        assertEquals(shape("[n,3]"), repeated.shape());
        assertEquals(4, Graph.of(sum).size());
    }

    @Test
    void equalShapesNeedNoRepetition() {
        assertEquals(List.of(matrix, matrix), ((Apply) matrix.plus(matrix)).args());
        assertSame(matrix, matrix.broadcastTo(shape("[n,3]")));
        assertSame(matrix, matrix.sumTo(shape("[n,3]")));
    }

    @Test
    void bothOperandsMayBeRepeated() {
        Apply sum = (Apply) symbol("c", "[2,1]").plus(row);
        assertEquals(shape("[2,3]"), sum.shape());
        for (Expr operand : sum.args()) assertInstanceOf(BroadcastTo.class, ((Apply) operand).op());
    }

    @Test
    void numbersAreRepeated() {
        Apply scaled = (Apply) matrix.times(2);
        assertInstanceOf(BroadcastTo.class, ((Apply) scaled.arg(1)).op());
        assertEquals(2, Constant.in(scaled.arg(1)).orElseThrow().value());
    }

    @Test
    void declaredOneIsStretchedAndANamedSizeNever() {
        assertEquals(shape("[n,3]"), matrix.plus(symbol("c", "[1,3]")).shape());
        assertEquals(shape("[n,3]"), matrix.plus(symbol("c", "[n,1]")).shape());
        assertMessage(
                "add: a[n,3] and c[m,3] do not broadcast (axis 0: sizes n and m may differ)",
                () -> matrix.plus(symbol("c", "[m,3]")));
        assertMessage(
                "add: a[n,3] and c[2,3] do not broadcast (axis 0: sizes n and 2 may differ)",
                () -> matrix.plus(symbol("c", "[2,3]")));
        assertMessage(
                "broadcast: a[n,3] and [5,3] do not broadcast (axis 0: sizes n and 5 may differ)",
                () -> matrix.broadcastTo(shape("[5,3]")));
    }

    @Test
    void prefixIsNoSuffix() {
        assertMessage(
                "multiply: x[3,2] and y[3] do not broadcast (axis 1: 2 against 3)",
                () -> symbol("x", "[3,2]").times(symbol("y", "[3]")));
    }

    @Test
    void messagesNameFormulas() {
        Expr sum = row.plus(scalar("p"));
        assertMessage(
                "multiply: (b + p)[3] and y[4] do not broadcast (axis 0: 3 against 4)",
                () -> sum.times(symbol("y", "[4]")));
        Expr named = row.plus(1).named("h");
        assertMessage(
                "subtract: y[4] and h[3] do not broadcast (axis 0: 4 against 3)",
                () -> symbol("y", "[4]").minus(named));
    }

    @Test
    void thirdOperandIsComparedWithTheWidest() {
        Symbol wide = symbol("x", "[2,3]");
        assertMessage(
                "where: x[2,3] and y[4] do not broadcast (axis 1: 3 against 4)",
                () -> Ops.where(scalar("p"), wide, symbol("y", "[4]")));
    }

    @Test
    void whatTheReaderSuppliesIsNotWritten() {
        assertEquals("a + b", matrix.plus(row).toString());
        assertEquals("2a", Constant.of(2).times(matrix).toString());
        assertEquals("a > 0", Ops.greater(matrix, Constant.of(0)).toString());
    }

    @Test
    void whatTheReaderCannotKnowIsWritten() {
        Symbol other = symbol("c", "[3]");
        Expr product = row.broadcastTo(shape("[2,3]")).times(other.broadcastTo(shape("[2,3]")));
        assertEquals("broadcast(b, [2,3]) ⊙ c", product.toString());
        Expr behind = BroadcastTo.broadcastTo(row, shape("[3,2]"), List.of(0));
        assertEquals(
                "x + broadcast(b, [3,2], 0)", symbol("x", "[3,2]").plus(behind).toString());
        assertEquals("broadcast(b, [2,3])", row.broadcastTo(shape("[2,3]")).toString());
    }

    @Test
    void namedRepetitionIsWrittenByItsName() {
        Expr named = row.broadcastTo(shape("[2,3]")).named("B");
        assertEquals("x + B", symbol("x", "[2,3]").plus(named).toString());
        assertEquals(
                "x + B", new Printer().print(symbol("x", "[2,3]").plus(named)).toString());
    }

    private static void assertMessage(String message, Executable build) {
        assertEquals(message, assertThrows(ShapeException.class, build).getMessage());
    }
}
