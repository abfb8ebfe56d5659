package org.leibniz.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.custom.RunningSum.runningSum;
import static org.leibniz.custom.Swish.swish;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.op.FiniteDifferences;
import org.leibniz.shape.ShapeException;

/** Ops that a user declares, outside the packages of the library, do all that its own ops do. */
class CustomOpTest {
    private final Symbol x = symbol("x", "[n]");
    private final Symbol w = symbol("w", "[n]");
    private final Map<Symbol, Tensor> point = Map.of(x, Tensor.vector(0.5, -1, 2), w, Tensor.vector(3, 0.25, -0.5));

    private final Expr y = runningSum(swish(w.times(x))).named("y");
    private final Expr loss = y.squared().sum();

    @Test
    void values() {
        assertClose(
                Tensor.vector(0.3112296656009273, -0.2689414213699951, 1.7615941559557649),
                Interpreter.evaluate(swish(x), point),
                1e-15,
                "swish");
        assertEquals(Tensor.vector(0.5, -0.5, 1.5), Interpreter.evaluate(runningSum(x), point));
    }

    @Test
    void text() {
        assertEquals("runningSum(swish(w ⊙ x))", y.toString());
        assertEquals(
                "runningSum(swish(w.*x))", new Printer(Notation.ASCII).print(y).toString());
        assertEquals(
                "\\operatorname{runningSum}(\\operatorname{swish}(w \\odot x))",
                new Printer(Notation.LATEX).print(y).toString());
        assertEquals(
                "Σ y² where y = runningSum(swish(w ⊙ x))",
                new Printer().printWhole(loss).toString());
    }

    @Test
    void gradientNamesTheOp() {
        assertEquals("runningSum(v, fromEnd)", gradientOfRunningSum().toString());
    }

    private Expr gradientOfRunningSum() {
        Symbol v = symbol("v", "[n]");
        return Gradient.of(v.times(runningSum(x)).sum()).by(x);
    }

    @Test
    void gradients() {
        for (Symbol symbol : List.of(x, w)) {
            Tensor actual = Interpreter.evaluate(Gradient.of(loss).by(symbol), point);
            assertClose(FiniteDifferences.derivative(loss, point, symbol), actual, 1e-9, "by " + symbol);
        }
    }

    @Test
    void secondDerivatives() {
        Expr slope = Gradient.of(loss).by(x).times(w).sum();
        Tensor actual = Interpreter.evaluate(Gradient.of(slope).by(x), point);
        assertClose(FiniteDifferences.derivative(slope, point, x), actual, 1e-8, "gradient of a gradient");
    }

    @Test
    void equalOpsAreOneNode() {
        Graph graph = Graph.of(runningSum(swish(x)), runningSum(swish(x)));
        assertEquals(3, graph.size());
    }

    @Test
    void ownMessages() {
        ShapeException error = assertThrows(
                ShapeException.class, () -> runningSum(symbol("m", "[2,3]").plus(1)));
        assertEquals("runningSum: needs rank 1, got (m + 1)[2,3]", error.getMessage());
    }
}
