package org.leibniz.compile;

import static org.leibniz.expr.Tensors.assertClose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.RandomExpressions;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** Programs compute what the interpreter computes, whatever the graph. */
class RandomGraphsTest {
    private static final int GRAPHS = 300;
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyOps(long seed) {
        compare(new RandomExpressions(seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void smoothOps(long seed) {
        compare(new RandomExpressions(seed).smooth());
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void products(long seed) {
        compare(new RandomExpressions(seed).products());
    }

    private static void compare(RandomExpressions random) {
        for (int i = 0; i < GRAPHS; i++) {
            Expr e = random.next();
            Map<Symbol, Tensor> point = random.inputs(e);
            Tensor expected = Interpreter.evaluate(e, point);
            // What rounding decides, such as the sign of a difference of equal numbers, differs from one order of sums
            // to another.
            if (!isStable(e, point, expected)) continue;
            for (Machine machine : Machine.onOneThread()) {
                Tensor actual = machine.compile(List.of(e), Precision.FLOAT64)
                        .evaluate(point)
                        .get(0);
                assertClose(expected, actual, ROUNDING, e + " on " + machine);
            }
        }
    }

    /** Whether the value stays where it is if the inputs move by less than rounding errors do. */
    private static boolean isStable(Expr e, Map<Symbol, Tensor> point, Tensor expected) {
        for (double shift : new double[] {1e-13, -1e-13}) {
            Map<Symbol, Tensor> moved = new HashMap<>();
            point.forEach((symbol, tensor) -> moved.put(symbol, tensor.map(value -> value * (1 + shift) + shift)));
            try {
                assertClose(expected, Interpreter.evaluate(e, moved), ROUNDING, "moved");
            } catch (AssertionError unstable) {
                return false;
            }
        }
        return true;
    }
}
