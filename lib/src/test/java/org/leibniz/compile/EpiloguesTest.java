package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.op.Ops;
import org.leibniz.plan.Kernel;
import org.leibniz.plan.Plan;
import org.leibniz.shape.Shape;

/** Loops that run on parts of a product: which do, and that nobody sees a difference. */
class EpiloguesTest {
    private final Symbol x = Symbol.input("x", Shape.of(150, 70));
    private final Symbol w = Symbol.parameter("w", Shape.of(70, 100));
    private final Symbol b = Symbol.parameter("b", Shape.of(100));
    private final Symbol d = Symbol.input("d", Shape.of(150, 100));
    private final Symbol m = Symbol.input("m", w.shape());
    private final Symbol steps = Symbol.input("steps", Shape.scalar());
    private final Random random = new Random(1);

    /** Checks results and new values on all machines, and how many kernels there are, so many of them with epilogues. */
    private void check(int kernels, int epilogues, List<Expr> outputs, Map<Symbol, Expr> updates) {
        Plan plan = Plan.of(outputs, updates, Map.of());
        long joined = plan.kernels().stream()
                .filter(kernel -> kernel instanceof Kernel.MatrixProduct product && product.epilogue() != null)
                .count();
        assertEquals(
                kernels + " kernels, " + epilogues + " with epilogues",
                plan.kernels().size() + " kernels, " + joined + " with epilogues",
                plan.explain());
        Map<Symbol, Tensor> point = new LinkedHashMap<>();
        for (Symbol symbol : List.of(x, w, b, d, m, steps)) {
            double[] values = random.doubles(symbol.shape().elements(), -1, 1).toArray();
            point.put(symbol, new Tensor(symbol.shape().evaluate(Map.of()).sizes(), values));
        }
        for (Machine machine : Machine.all()) {
            Call call = machine.compile(outputs, updates, Precision.FLOAT64).call();
            Map<Symbol, double[]> arrays = new LinkedHashMap<>();
            point.forEach((symbol, tensor) -> arrays.put(symbol, tensor.values().clone()));
            arrays.forEach(call::with);
            call.run();
            for (int i = 0; i < outputs.size(); i++) compare(outputs.get(i), point, call.doubles(i), machine);
            updates.forEach((symbol, value) -> compare(value, point, arrays.get(symbol), machine));
        }
    }

    private static void compare(Expr expected, Map<Symbol, Tensor> point, double[] actual, Machine machine) {
        assertArrayEquals(Interpreter.evaluate(expected, point).values(), actual, 1e-12, machine + ": " + expected);
    }

    @Test
    void aBiasAndAnActivation() {
        check(1, 1, List.of(Ops.tanh(x.dot(w).plus(b))), Map.of());
    }

    @Test
    void theStepOfAnOptimizer() {
        check(1, 1, List.of(), Map.of(w, w.minus(x.t().dot(d).times(0.1))));
    }

    @Test
    void theStepOfAnOptimizerThatCountsItsSteps() {
        Expr mean = m.times(0.9).plus(x.t().dot(d).times(0.1));
        Expr share = Constant.of(1).minus(Constant.of(0.9).pow(steps.plus(2)));
        Map<Symbol, Expr> updates = new LinkedHashMap<>();
        updates.put(m, mean);
        updates.put(w, w.minus(mean.div(share)));
        updates.put(steps, steps.plus(1));
        check(3, 1, List.of(), updates);
    }

    @Test
    void aProductThatIsAlsoAResult() {
        Expr product = x.dot(w);
        check(1, 1, List.of(product, Ops.relu(product)), Map.of());
    }

    @Test
    void whatIsStillReadWaits() {
        Expr gradient = x.t().dot(d);
        Map<Symbol, Expr> step = Map.of(w, w.minus(gradient.times(0.1)));
        check(2, 1, List.of(Ops.sum(w.squared(), 1)), step);
        check(2, 0, List.of(Ops.sum(gradient.times(w), 1)), step);
        check(2, 1, List.of(d.dot(w.t())), step);
    }

    @Test
    void sumsOverTheResultWait() {
        check(2, 0, List.of(Ops.sum(Ops.tanh(x.dot(w)), 0)), Map.of());
    }

    @Test
    void sumsOfWhatIsStoredFollow() {
        Expr slope = d.dot(w.t()).times(Constant.of(1).minus(x.squared()));
        check(2, 1, List.of(slope, Ops.sum(slope, 0)), Map.of());
        check(2, 1, List.of(slope, Ops.sum(slope, 0), Ops.max(slope, 1)), Map.of());
        check(
                2,
                1,
                List.of(x.t().dot(d).times(0.1), Ops.sum(x.t().dot(d).times(0.1))),
                Map.of(w, w.plus(x.t().dot(d))));
    }

    @Test
    void narrowResultsAreOneLongLoop() {
        Symbol narrow = Symbol.parameter("v", Shape.of(70, 20));
        Plan plan = Plan.of(List.of(Ops.relu(x.dot(narrow))), Map.of(), Map.of());
        assertEquals(2, plan.kernels().size(), plan.explain());
    }
}
