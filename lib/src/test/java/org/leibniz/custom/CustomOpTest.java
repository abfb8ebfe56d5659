package org.leibniz.custom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.custom.RunningSum.runningSum;
import static org.leibniz.custom.Swish.swish;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.explain.Derivatives;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Formula;
import org.leibniz.io.Model;
import org.leibniz.notation.Notation;
import org.leibniz.op.FiniteDifferences;
import org.leibniz.op.Functions;
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
        assertEquals("runningSumFromEnd(v)", gradientOfRunningSum().toString());
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
    void theDerivativeIsVerified() {
        assertTrue(Derivatives.verifyGradient(loss, point) < 1e-8);
        Expr slope = Gradient.of(loss).by(w).squared().sum();
        assertTrue(Derivatives.verifyGradient(slope, point) < 1e-6);
    }

    @Test
    void compiledAsInterpreted() {
        List<Expr> all = List.of(y, Gradient.of(loss).by(x), Gradient.of(loss).by(w));
        List<Tensor> expected = Interpreter.evaluate(all, point);
        List<Tensor> actual = Program.compile(all, Precision.FLOAT64).evaluate(point);
        for (int i = 0; i < all.size(); i++) assertClose(expected.get(i), actual.get(i), 1e-13, "result " + i);
    }

    @Test
    void typedFormulasCallIt() {
        Swish.define();
        RunningSum.define();
        Scope scope = new Scope();
        scope.declare(x);
        scope.declare(w);
        Expr typed = Formula.parse("runningSum(swish(w.*x))", scope);
        List<Integer> roots = Graph.of(typed, y).roots();
        assertEquals(roots.get(0), roots.get(1));
        assertThrows(
                IllegalArgumentException.class,
                () -> Functions.define(
                        new Functions.Function("tanh", 1, Set.of(), (in, settings) -> swish(in.get(0)))));
    }

    @Test
    void modelsKeepIt(@TempDir Path folder) throws IOException {
        Swish.define();
        RunningSum.define();
        Path file = folder.resolve("custom.leibniz");
        float[] in = {0.5f, -1, 2};
        Expr sums = runningSum(swish(x));
        try (Model model =
                Model.of(Map.of("y", Gradient.of(sums.squared().sum()).by(x)), Map.of())) {
            model.save(file);
            try (Model loaded = Model.load(file)) {
                assertArrayEquals(model.run(in), loaded.run(in), 0);
            }
        }
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
