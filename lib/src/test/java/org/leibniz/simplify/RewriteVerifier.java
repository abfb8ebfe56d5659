package org.leibniz.simplify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Simplifies, and evaluates both sides on random inputs before it shows the result. */
final class RewriteVerifier {
    private static final int ROUNDS = 3;
    private static final double TOLERANCE = 1e-9;
    private static final double LARGE = 1e6;

    private static final List<Symbol> SIZES = Stream.of("n", "m")
            .map(name -> Symbol.input("size_" + name, Shape.of(Dim.named(name))))
            .toList();

    private RewriteVerifier() {}

    /** The simplified expression, checked. */
    static Expr simplified(Expr e) {
        Expr after = Simplifier.simplify(e);
        assertTrue(verify(e, after), () -> print(e) + " has no values to compare");
        return after;
    }

    /** Asserts how the simplified expression prints. */
    static void assertSimplifies(String expected, Expr e) {
        assertEquals(expected, print(simplified(e)), () -> "from " + print(e));
    }

    static String print(Expr e) {
        return new Printer().print(e).toString();
    }

    /** Asserts that both have one shape and the same values; tells whether there were inputs at which values are of use. */
    static boolean verify(Expr before, Expr after) {
        assertEquals(before.shape(), after.shape(), () -> print(before) + " -> " + print(after));
        Random random = new Random(42);
        int compared = 0;
        List<Symbol> symbols = Graph.of(withSizes(List.of(before, after))).symbols();
        for (int round = 0; round < ROUNDS; round++) {
            Map<Symbol, Tensor> inputs = new HashMap<>();
            Map<String, Long> sizes = Map.of("n", 2L + round, "m", 4L);
            for (Symbol symbol : symbols)
                inputs.put(symbol, input(symbol.shape().evaluate(sizes), random));
            if (compare(before, after, inputs)) compared++;
        }
        return compared > 0;
    }

    /** Appends inputs from which the interpreter learns the named sizes, even where no other input has them. */
    private static List<Expr> withSizes(List<Expr> expressions) {
        List<Expr> all = new ArrayList<>(expressions);
        all.addAll(SIZES);
        return all;
    }

    private static Tensor input(Shape shape, Random random) {
        return Tensor.zeros(shape.sizes()).map(zero -> 0.2 + 1.6 * random.nextDouble());
    }

    // Values of the parts tell how much rounding the whole may show; beyond a limit nothing can be told.
    private static boolean compare(Expr before, Expr after, Map<Symbol, Tensor> inputs) {
        Graph graph = Graph.of(withSizes(List.of(before)));
        Interpreter steps = Interpreter.evaluate(graph, inputs);
        double scale = scale(graph, steps);
        if (!(scale < LARGE)) return false;
        Tensor expected = steps.results().get(0);
        Tensor actual = Interpreter.evaluate(withSizes(List.of(after)), inputs).get(0);
        for (int i = 0; i < expected.values().length; i++) {
            boolean close = Math.abs(expected.values()[i] - actual.values()[i]) <= TOLERANCE * scale;
            if (!close)
                fail(print(before) + " -> " + print(after) + ": " + expected + " became " + actual + " at " + inputs);
        }
        return true;
    }

    private static double scale(Graph graph, Interpreter steps) {
        double scale = 1;
        for (int id = 0; id < graph.size(); id++) {
            for (double value : steps.value(id).values()) scale = Math.max(scale, Math.abs(value));
        }
        return scale;
    }
}
