package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.notation.MathMlText;
import org.leibniz.notation.Notation;

class SeveralResultsTest {
    private final Symbol x = symbol("x", "[n]");
    private final Symbol y = symbol("y", "[n]");
    private final Apply both = SumAndDifference.of(x, y);
    private final Map<Symbol, Tensor> point = Map.of(x, Tensor.vector(1, 2, 5), y, Tensor.vector(3, 5, -1));

    @Test
    void eachPartHasItsShape() {
        assertEquals(List.of(x.shape(), x.shape()), both.shapes());
        assertEquals(x.shape(), both.part(1).shape());
    }

    @Test
    void theWholeHasNoShape() {
        IllegalStateException error = assertThrows(IllegalStateException.class, both::shape);
        assertEquals("sumAndDifference has 2 results, take part(0) … part(1)", error.getMessage());
    }

    @Test
    void thereIsNoOtherPart() {
        for (int output : new int[] {-1, 2}) {
            IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> both.part(output));
            assertEquals("part: sumAndDifference has 2 results, there is no part " + output, error.getMessage());
        }
    }

    @Test
    void values() {
        assertEquals(Tensor.vector(4, 7, 4), Interpreter.evaluate(both.part(0), point));
        assertEquals(Tensor.vector(-2, -3, 6), Interpreter.evaluate(both.part(1), point));
        List<Tensor> together = Interpreter.evaluate(List.of(both.part(1), both.part(0)), point);
        assertEquals(List.of(Tensor.vector(-2, -3, 6), Tensor.vector(4, 7, 4)), together);
    }

    @Test
    void partsShareTheirOp() {
        Expr product = both.part(0).times(SumAndDifference.of(x, y).part(1));
        assertEquals(6, Graph.of(product).size(), "x, y, the op, two parts, their product");
    }

    @Test
    void sharedOpIsWrittenOnce() {
        Expr product = both.part(0).times(both.part(1));
        assertEquals(
                "part(t₁, 0) ⊙ part(t₁, 1) where t₁ = sumAndDifference(x, y)",
                new Printer().print(product).toString());
        assertEquals(
                "part(t1, 0).*part(t1, 1) where t1 = sumAndDifference(x, y)",
                new Printer(Notation.ASCII).print(product).toString());
        assertEquals(
                "part(sub(t,1),0)⊙part(sub(t,1),1)\u00a0where\u00a0sub(t,1)=sumAndDifference(x,y)",
                MathMlText.inShort(new Printer(Notation.MATHML).print(product).toString()));
        assertEquals("part(sumAndDifference(x, y), 0) ⊙ part(sumAndDifference(x, y), 1)", product.toString());
    }

    @Test
    void gradientThroughBothParts() {
        // (x + y)(x − y) = x² − y²
        List<Expr> gradient =
                Gradient.of(both.part(0).times(both.part(1)).sum()).by(x, y);
        assertClose(Tensor.vector(2, 4, 10), Interpreter.evaluate(gradient.get(0), point), 1e-15, "by x");
        assertClose(Tensor.vector(-6, -10, 2), Interpreter.evaluate(gradient.get(1), point), 1e-15, "by y");
    }

    @Test
    void gradientThroughOnePartAlone() {
        List<Expr> gradient = Gradient.of(both.part(1).sum()).by(x, y);
        assertClose(Tensor.vector(1, 1, 1), Interpreter.evaluate(gradient.get(0), point), 0, "by x");
        assertClose(Tensor.vector(-1, -1, -1), Interpreter.evaluate(gradient.get(1), point), 0, "by y");
    }
}
