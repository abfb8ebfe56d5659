package org.leibniz.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.scalar;
import static org.leibniz.expr.Symbols.symbol;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.expr.Unary;
import org.leibniz.kernel.Lanes;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

class InterpreterTest {
    private final Symbol x = symbol("x", "[n,2]");
    private final Symbol w = symbol("w", "[2]");
    private final Tensor twoRows = Tensor.matrix(new double[] {1, 2}, new double[] {3, 4});

    @Test
    void severalResultsInTheirOrder() {
        Map<Symbol, Tensor> inputs = Map.of(x, twoRows, w, Tensor.vector(10, 1));
        List<Tensor> results = Interpreter.evaluate(List.of(x.sum(), x.dot(w), Constant.of(7), w), inputs);
        assertEquals(
                List.of(Tensor.scalar(10), Tensor.vector(12, 34), Tensor.scalar(7), Tensor.vector(10, 1)), results);
    }

    @Test
    void everyNodeHasItsValue() {
        Expr sum = x.sum(1);
        Graph graph = Graph.of(sum.times(2));
        Interpreter values = Interpreter.evaluate(graph, Map.of(x, twoRows));
        assertEquals(Tensor.vector(3, 7), values.value(graph.id(sum)));
        assertEquals(List.of(Tensor.vector(6, 14)), values.results());
        assertEquals(Map.of("n", 2L), values.sizes());
    }

    @Test
    void sharedPartsAreEvaluatedOnce() {
        Counting op = new Counting();
        Expr e = op.of(scalar("p"));
        for (int i = 0; i < 20; i++) e = op.of(e.plus(e));
        Symbol p = Graph.of(e).symbols().get(0);
        assertEquals(
                1 << 20, Interpreter.evaluate(e, Map.of(p, Tensor.scalar(1))).item());
        assertEquals(21, op.evaluations.get());
    }

    @Test
    void sizeOfAnInputThatIsNotNeeded() {
        // Such expressions come from derivatives that turn out to be constant.
        Expr ones = Ops.ones(Shape.of(Dim.named("n")));
        assertEquals(Tensor.vector(1, 1), Interpreter.evaluate(ones, Map.of(x, twoRows)));
        assertEquals(
                2,
                Interpreter.evaluate(Ops.size(Dim.named("n")), Map.of(x, twoRows))
                        .item());
    }

    @Test
    void missingInput() {
        assertMessage("no value is given for w[2]", () -> Interpreter.evaluate(x.dot(w), Map.of(x, twoRows)));
    }

    @Test
    void sizeThatNoInputGives() {
        assertMessage("size n has no value", () -> Interpreter.evaluate(Ops.size(Dim.named("n")), Map.of()));
    }

    @Test
    void inputOfAnotherShape() {
        Map<Symbol, Tensor> vector = Map.of(x, Tensor.vector(1, 2));
        assertMessage("x[n,2]: got a value of shape [2]", () -> Interpreter.evaluate(x.sum(), vector));
        Map<Symbol, Tensor> wide = Map.of(x, Tensor.zeros(2, 3));
        assertMessage(
                "x[n,2]: got a value of shape [2,3], with sizes {n=2}", () -> Interpreter.evaluate(x.sum(), wide));
    }

    @Test
    void inputsThatDisagreeOnASize() {
        Symbol y = symbol("y", "[n]");
        Map<Symbol, Tensor> inputs = Map.of(x, twoRows, y, Tensor.vector(1, 2, 3));
        assertMessage(
                "y[n]: got a value of shape [3], with sizes {n=2}",
                () -> Interpreter.evaluate(x.sum(1).plus(y), inputs));
    }

    @Test
    void longChainOnADefaultStack() {
        Expr e = scalar("p");
        Symbol p = (Symbol) e;
        for (int i = 0; i < 100_000; i++) e = e.plus(1);
        assertEquals(
                100_000, Interpreter.evaluate(e, Map.of(p, Tensor.scalar(0))).item());
    }

    private static void assertMessage(String message, Executable evaluation) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, evaluation).getMessage());
    }

    /** The identity, counting how often it is asked. */
    private static final class Counting extends Unary {
        private final AtomicInteger evaluations = new AtomicInteger();

        Counting() {
            super("counting");
        }

        @Override
        protected double value(double x) {
            evaluations.incrementAndGet();
            return x;
        }

        @Override
        protected Expr derivative(Expr x, Expr y) {
            return Constant.of(1);
        }

        @Override
        protected <L> L lane(Lanes<L> lanes, L x) {
            return x;
        }
    }
}
