package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.leibniz.expr.Symbols.symbol;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

class OptimizersTest {
    /** What torch.optim 2.15 gives in float64 after 100 steps from 0.7, with the gradients of {@link #matches}. */
    static Stream<Arguments> reference() {
        return Stream.of(
                Arguments.of(new GradientDescent(0.01), 0.9343677083659784),
                Arguments.of(new Momentum(0.01), 0.959415657331119),
                Arguments.of(new Nesterov(0.01), 0.9630827866687925),
                Arguments.of(new AdaGrad(0.05), 0.9583439452315721),
                Arguments.of(new Adadelta(), 0.8649991899439434),
                Arguments.of(new RmsProp(0.01), 0.9702541654958403),
                Arguments.of(new RmsProp(0.01, 0.9, 1e-8, 0, true), 0.9675666563339191),
                Arguments.of(new RmsProp(0.01, 0.99, 1e-8, 0.5, false), 0.9700054006099303),
                Arguments.of(new RmsProp(0.01, 0.9, 1e-8, 0.5, true), 0.9675802843851298),
                Arguments.of(new Adam(0.01), 0.9576208774952213),
                Arguments.of(new Adam(0.01).weightDecay(0.1), 0.9163067818031598),
                Arguments.of(new GradientDescent(0.01).weightDecay(0.1), 0.8998563989524953),
                Arguments.of(new AdamW(0.01, 0.1), 0.9403660103673879),
                Arguments.of(new AdaMax(0.01), 0.9445132222062004),
                Arguments.of(new NAdam(0.01), 0.9620865151094709),
                Arguments.of(new AmsGrad(0.01), 0.9576220081371354),
                Arguments.of(new RAdam(0.01), 0.8304925959892085));
    }

    @ParameterizedTest
    @MethodSource("reference")
    void matches(Optimizer optimizer, double expected) {
        double w = 0.7;
        Runner runner = new Runner(optimizer, w);
        for (int t = 1; t <= 100; t++) w = runner.step(2 * (w - 1) + 0.5 * Math.sin(5 * t) + w * w * w / 10);
        assertEquals(expected, w, 1e-10);
    }

    @Test
    void formulas() {
        StringBuilder all = new StringBuilder();
        for (Optimizer optimizer : List.of(
                new Nesterov(0.1),
                new AdaGrad(0.1),
                new Adadelta(),
                new RmsProp(0.1),
                new RmsProp(0.1, 0.9, 1e-8, 0.9, true),
                new AdamW(0.1, 0.01),
                new AdaMax(0.1),
                new AmsGrad(0.1),
                new NAdam(0.1),
                new RAdam(0.1),
                new GradientDescent(0.1).weightDecay(0.1))) {
            all.append(optimizer.formula()).append("\n");
        }
        assertEquals("""
                v ← μv + g
                w ← w − η(g + μv)
                s ← s + g²
                w ← w − η(g/(√(s) + ε))
                v ← ρv + (1 − ρ)g²
                d ← √(u + ε)/√(v + ε)·g
                u ← ρu + (1 − ρ)d²
                w ← w − ηd
                v ← αv + (1 − α)g²
                w ← w − η(g/(√(v) + ε))
                v ← αv + (1 − α)g²
                a ← αa + (1 − α)g
                b ← μb + g/(√(relu(v − a²)) + ε)
                w ← w − ηb
                m ← β₁ m + (1 − β₁)g
                v ← β₂ v + (1 − β₂)g²
                w ← w − η(m/(1 − β₁^t)/(√(v/(1 − β₂^t)) + ε)) − ηλ w
                m ← β₁ m + (1 − β₁)g
                u ← max(β₂ u, abs(g) + ε)
                w ← w − η(m/((1 − β₁^t)u))
                m ← β₁ m + (1 − β₁)g
                v ← β₂ v + (1 − β₂)g²
                s ← max(s, v)
                w ← w − η(m/(1 − β₁^t)/(√(s/(1 − β₂^t)) + ε))
                p ← 1 − (1 − p)(β₁(1 − 0.96^(ψt)/2))
                m ← β₁ m + (1 − β₁)g
                v ← β₂ v + (1 − β₂)g²
                w ← w − η(β₁(1 − 0.96^(ψ(t + 1))/2)m/(1 − (1 − p)(β₁(1 − 0.96^(ψ(t + 1))/2))) + (1 − β₁(1 − 0.96^(ψt)/2))g/p)/(√(v/(1 − β₂^t)) + ε)
                ρ ← 2/(1 − β₂) − 1 − t·2β₂^t/(1 − β₂^t)
                m ← β₁ m + (1 − β₁)g
                v ← β₂ v + (1 − β₂)g²
                w ← w − η(m/(1 − β₁^t)·where(ρ > 5, √((max(ρ, 5) − 4)(max(ρ, 5) − 2)(2/(1 − β₂) − 1)/((2/(1 − β₂) − 1 − 4)(2/(1 − β₂) − 1 − 2)max(ρ, 5)))·√(1 − β₂^t)/(√(v) + ε), 1))
                w ← w − η(g + λw)
                """, all.toString());
    }

    /** Every line uses only names that are settings, old states, or results of the lines above. */
    @ParameterizedTest
    @MethodSource("reference")
    void everyLineOfAFormulaHasItsOwnName(Optimizer optimizer, double expected) {
        Set<String> names = new HashSet<>();
        for (String line : optimizer.formula().split("\n")) {
            assertEquals(true, names.add(line.substring(0, line.indexOf(' '))), line);
        }
        assertEquals(true, names.contains("w"));
        assertFalse(Double.isNaN(expected));
    }

    @Test
    void groupsAndFrozenParameters() {
        Symbol w = Symbol.parameter("w", symbol("x", "[]").shape());
        Symbol b = Symbol.parameter("b", w.shape());
        Symbol f = Symbol.parameter("f", w.shape());
        Symbol g = symbol("g", "[]");
        Optimizer optimizer =
                new Momentum(0.1).with(new GradientDescent(0.5), b).freeze(f);
        Runner terms = new Runner(optimizer, 0);
        assertEquals(2, optimizer.updates(w, g, terms).size());
        assertEquals(
                "b − g/2",
                optimizer.updates(b, g, terms).get(0).value().toString().replace("½g", "g/2"));
        assertEquals(List.of(), optimizer.updates(f, g, terms));
        assertEquals(new Momentum(0.1).formula(), optimizer.formula());
    }

    @Test
    void clipping() {
        Symbol a = symbol("a", "[2]");
        Symbol b = symbol("b", "[]");
        Map<Symbol, Tensor> point = Map.of(a, Tensor.vector(3, -4), b, Tensor.scalar(12));
        assertClipped(Clipping.none(), point, new double[] {3, -4}, 12);
        assertClipped(Clipping.value(3.5), point, new double[] {3, -3.5}, 3.5);
        assertClipped(Clipping.norm(10), point, new double[] {3, -4}, 10);
        assertClipped(Clipping.norm(1), point, new double[] {0.6, -0.8}, 1);
        assertClipped(Clipping.globalNorm(1), point, new double[] {3 / 13.0, -4 / 13.0}, 12 / 13.0);
        assertClipped(Clipping.globalNorm(13), point, new double[] {3, -4}, 12);
        Map<Symbol, Tensor> zero = Map.of(a, Tensor.vector(0, 0), b, Tensor.scalar(0));
        assertClipped(Clipping.globalNorm(1), zero, new double[] {0, 0}, 0);
    }

    private static void assertClipped(Clipping clipping, Map<Symbol, Tensor> point, double[] vector, double number) {
        List<Symbol> gradients = point.keySet().stream()
                .sorted((p, q) -> p.name().compareTo(q.name()))
                .toList();
        List<Tensor> clipped = Interpreter.evaluate(clipping.clip(List.<Expr>copyOf(gradients)), point);
        for (int i = 0; i < 2; i++) assertEquals(vector[i], clipped.get(0).values()[i], 1e-15);
        assertEquals(number, clipped.get(1).item(), 1e-15);
    }
}
