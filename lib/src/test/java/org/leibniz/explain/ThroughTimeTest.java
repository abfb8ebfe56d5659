package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.diff.Scan;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.formula.Worksheet;
import org.leibniz.nn.Lstm;
import org.leibniz.notation.Notation;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** Backpropagation through time: loops are told as what a step computes, a recursion backward and sums over the steps. */
class ThroughTimeTest {
    private static Explanation explained(Worksheet sheet, String by) {
        return Explanation.of(Derivation.of(sheet.result(), sheet.find(by)), sheet.values(), Map.of());
    }

    private static Worksheet sheet(String text) {
        return Worksheet.parse(text, Scan::of);
    }

    private static void assertTells(Explanation explanation, String lines) {
        for (String line : lines.strip().lines().toList())
            assertTrue(explanation.toString().contains(line.strip()), () -> line + "\nis not in\n" + explanation);
    }

    /** The numbers are those of PyTorch 2.15 in float64, torch.nn.LSTM without offsets. */
    @Test
    void lstm() throws IOException {
        Worksheet sheet = sheet(Files.readString(Path.of("..", "samples", "homework", "lstm-through-time.txt")));
        Explanation explanation = explained(sheet, "Uf");
        assertArrayEquals(
                new double[] {-0.006928353467697773, 0.003480101545770794, -0.005787535911601494, 0.003984910024929364},
                explanation.value().values(),
                1e-15);
        assertTells(explanation, """
                cₜ = fₜ ⊙ cₜ₋₁ + iₜ ⊙ gₜ
                ∂E/∂cₜ = ∂E/∂hₜ · ∂hₜ/∂cₜ + ∂E/∂cₜ₊₁ · ∂cₜ₊₁/∂cₜ
                δcₜ = δhₜ ⊙ oₜ ⊙ (1 − tanh(cₜ)²) + δcₜ₊₁ ⊙ fₜ₊₁
                ∂E/∂Uf = Σₜ (δfₜ ⊙ fₜ ⊙ (1 − fₜ))·hₜ₋₁ᵀ = [[−0.0069284,
                """);
        assertTrue(explanation.verified() > 30);
    }

    /** One δ needs no name; what starts the loop and what it runs along have derivatives of their own. */
    @Test
    void everyOperand() {
        Worksheet sheet = sheet("""
                x : [3,2] = [[1, -0.5], [0.25, 1], [0, 1]]
                W : param [2,2] = [[0.8, 0.1], [0.2, 0.3]]
                U : param [2,2] = [[0.5, 0.1], [0.2, -0.3]]
                h[0] = [0.1, -0.1]
                h[t] = tanh(W*h[t-1] + U*x[t])
                E = 1/2*sum(h[3].^2) + sum(W)
                """);
        assertTells(explained(sheet, "W"), """
                δₜ = ∂hₜ + Wᵀ·(δₜ₊₁ ⊙ (1 − hₜ₊₁²))
                ∂h[3] = h[3] =
                ∂E/∂W = ones(2, 2) + Σₜ (δₜ ⊙ (1 − hₜ²))·hₜ₋₁ᵀ =
                """);
        assertTells(explained(sheet, "x"), "∂E/∂xₜ = Uᵀ·(δₜ ⊙ (1 − hₜ²)) =");
        assertTells(explained(sheet, "h0"), "∂E/∂h₀ = Wᵀ·(δ[1] ⊙ (1 − h[1]²)) =");
        assertEquals(
                "dE/dx[t] = U'*(delta[t].*(1 - h[t].^2))", explained(sheet, "x").result(Notation.ASCII));
        assertEquals(
                "\\frac{\\partial E}{\\partial h_0} = W^\\top \\cdot (\\delta_1 \\odot (1 - h_1^{\\odot 2}))",
                explained(sheet, "h0").result(Notation.LATEX));
    }

    @Test
    void kinksInsideOfALoopAreTold() {
        Worksheet sheet = sheet("h[0] = 0\nh[t] = relu(w*h[t-1] + 1) for t = 1..3\nE = sum(h)");
        assertTells(explained(sheet, "w"), "Convention: relu′(0) = 0.");
    }

    /** Layers are loops of the same kind; there is no name for what a step computes but those given to it. */
    @Test
    void layers() {
        Symbol x = Symbol.input("x", Shape.of(3, 1, 2));
        Symbol w = Symbol.parameter("w", Shape.of(2, 2));
        Expr last = Scan.over(List.of(Ops.zeros(Shape.of(1, 2))), List.of(x), (before, parts) -> {
                    Expr h = Ops.tanh(before.get(0).dot(w).plus(parts.get(0))).named("h");
                    return new Scan.Step(List.of(h), List.of());
                })
                .last()
                .get(0);
        Explanation explanation =
                Explanation.of(Derivation.of(last.squared().sum().named("E"), w), Map.of(), Map.of());
        assertTells(explanation, """
                hₜ = tanh(hₜ₋₁·w + xₜ)
                δₜ = ∂hₜ + (δₜ₊₁ ⊙ (1 − hₜ₊₁²))·wᵀ
                ∂E/∂w = Σₜ hₜ₋₁ᵀ·(δₜ ⊙ (1 − hₜ²))
                """);
        assertTrue(explanation.verified() > 5);
        Lstm layer = new Lstm("l", 2, 2);
        Expr loss = layer.last(x).squared().sum().named("E");
        Explanation told = Explanation.of(
                Derivation.of(loss, layer.initial().keySet().iterator().next()), Map.of(), Map.of());
        assertTrue(told.rules().contains("loop.delta"), told::toString);
        assertFalse(told.toString().contains("scan"), told::toString);
    }

    /** Three hundred steps are no more lines than three. */
    @Test
    void longLoops() {
        Worksheet sheet = sheet("w = 0.999\nh[0] = 1\nh[t] = w*h[t-1] for t = 1..300\nE = h[300]");
        Explanation explanation = explained(sheet, "w");
        assertEquals(300 * Math.pow(0.999, 299), explanation.value().item(), 1e-9);
        assertTrue(explanation.rules().size() < 15);
    }

    @Test
    void thePageHasTheLoop() {
        Worksheet sheet = sheet("w = 0.5\nh[0] = 1\nh[t] = tanh(w*h[t-1]) for t = 1..3\nE = h[3]");
        String page = explained(sheet, "w").html("loop", Language.ENGLISH);
        assertFalse(page.contains("scan"));
        assertTrue(page.contains("<msub><mi>h</mi><mrow><mi>t</mi><mo>−</mo><mn>1</mn></mrow></msub>"));
    }
}
