package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** What the user wrote is what is kept and shown, even where something shorter would be the same. */
class BuildingTest {
    private final Symbol x = scalar("x");
    private final Symbol a = symbol("A", "[2,2]");

    @Test
    void nothingIsShortened() {
        assertAll(
                () -> assertWritten("x + 0", x.plus(0)),
                () -> assertWritten("x·1", x.times(1)),
                () -> assertWritten("0x", Constant.of(0).times(x)),
                () -> assertWritten("x − x", x.minus(x)),
                () -> assertWritten("x/x", x.div(x)),
                () -> assertWritten("−(−x)", x.unaryMinus().unaryMinus()),
                () -> assertWritten("x¹", x.pow(1)),
                () -> assertWritten("x⁰", x.pow(0)),
                () -> assertWritten("2 + 3", Constant.of(2).plus(3)),
                () -> assertWritten("−(3)", Constant.of(3).unaryMinus()),
                () -> assertWritten("log(exp(x))", Ops.log(Ops.exp(x))),
                () -> assertWritten("Aᵀᵀ", a.t().t()),
                () -> assertWritten("Σ x", x.sum()),
                () -> assertWritten("mean(x)", Ops.mean(x)),
                () -> assertWritten("reshape(A, [2,2])", Ops.reshape(a, Shape.of(2, 2))),
                () -> assertWritten("transpose(A, 0, 1)", a.transpose(0, 1)));
    }

    private static void assertWritten(String text, Expr e) {
        assertInstanceOf(Apply.class, e);
        assertEquals(text, new Printer().print(e).toString());
        assertEquals(text, e.toString());
    }

    @Test
    void operandsAreTheObjectsThatWereGiven() {
        Expr left = x.plus(1);
        Apply product = (Apply) left.times(x);
        assertSame(left, product.arg(0));
        assertSame(x, product.arg(1));
        assertEquals(List.of(left, x), product.args());
    }

    @Test
    void samePowerWhicheverWayItIsBuilt() {
        Graph graph = Graph.of(x.squared(), x.pow(2), x.pow(Constant.of(2)));
        assertEquals(1, graph.roots().stream().distinct().count());
    }

    @Test
    void onlyWhatReachesNoSymbolIsConstant() {
        assertEquals(true, Constant.of(2).plus(3).isConstant());
        assertEquals(true, Ops.ones(Shape.of(3)).isConstant());
        assertEquals(false, x.times(0).isConstant());
        assertEquals(false, x.isConstant());
    }

    @Test
    void sameOpOnOtherOperandsHasNoName() {
        Apply named = (Apply) x.plus(1).named("y");
        Apply other = named.with(List.of(x, x));
        assertEquals(List.of(), other.names());
        assertEquals("x + x", other.toString());
    }
}
