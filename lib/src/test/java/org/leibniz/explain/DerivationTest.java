package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.abs;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.log;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.relu;
import static org.leibniz.op.Ops.reshape;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.tanh;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Derivations of many kinds. Each is checked numerically when it is made; here is how it reads. */
class DerivationTest {
    private final Networks.Perceptron net = new Networks.Perceptron();
    private final Symbol x = Symbol.input("x", Shape.of(3));
    private final Symbol a = Symbol.input("a", Shape.of(3));
    private final Symbol t = Symbol.input("t", Shape.of(3));

    private static String component(Expr result, Expr by) {
        return Derivation.of(result, by).component(Notation.UNICODE);
    }

    @Test
    void oneLayer() {
        Symbol w = Symbol.parameter("w", Shape.of(3));
        Expr u = x.dot(w).named("u");
        Expr y = tanh(u).named("y");
        Expr error = y.minus(net.r).squared().named("E");
        assertEquals("""
                ∂E/∂wᵢ = ∂E/∂y · ∂y/∂u · ∂u/∂wᵢ
                       = 2(y − r) · (1 − y²) · xᵢ""", component(error, w));
    }

    @Test
    void threeLayersSumOverTheUnitsBetween() {
        Symbol v = Symbol.parameter("v", Shape.of(3, 4));
        Symbol w3 = Symbol.parameter("w3", Shape.of(4));
        Expr s = net.z.dot(v).named("s");
        Expr q = tanh(s).named("q");
        Expr y3 = q.dot(w3).named("y3");
        Expr error = Constant.of(0.5).times(net.r.minus(y3).squared()).named("E");
        assertEquals("""
                ∂E/∂w₁ᵢⱼ = Σₖ ∂E/∂y₃ · ∂y₃/∂qₖ · ∂qₖ/∂sₖ · ∂sₖ/∂zⱼ · ∂zⱼ/∂u₁ⱼ · ∂u₁ⱼ/∂w₁ᵢⱼ
                         = Σₖ −(r − y₃) · w₃ₖ · (1 − qₖ²) · vⱼₖ · zⱼ(1 − zⱼ) · xᵢ""", component(error, net.w1));
    }

    @Test
    void severalPathsAreASum() {
        Expr k1 = tanh(net.u1).named("k1");
        Expr k2 = sigmoid(net.u1).named("k2");
        Expr product = k1.times(k2).sum().named("F");
        assertEquals("""
                ∂F/∂w₁ᵢⱼ = ∂F/∂k₁ⱼ · ∂k₁ⱼ/∂u₁ⱼ · ∂u₁ⱼ/∂w₁ᵢⱼ
                         + ∂F/∂k₂ⱼ · ∂k₂ⱼ/∂u₁ⱼ · ∂u₁ⱼ/∂w₁ᵢⱼ
                         = k₂ⱼ · (1 − k₁ⱼ²) · xᵢ
                         + k₁ⱼ · k₂ⱼ(1 − k₂ⱼ) · xᵢ""", component(product, net.w1));
    }

    @Test
    void sharedWeightsAreASumOfPaths() {
        Symbol w = Symbol.parameter("w", Shape.scalar());
        Symbol input = Symbol.input("x", Shape.scalar());
        Expr h = tanh(w.times(input)).named("h");
        Expr y = w.times(h).named("y");
        assertEquals("""
                ∂y/∂w = ∂y/∂w
                      + ∂y/∂h · ∂h/∂w
                      = h
                      + w · (1 − h²)x""", component(y, w));
    }

    @Test
    void aMeanOverABatchKeepsItsSum() {
        Dim n = Dim.named("n");
        Symbol xs = Symbol.input("x", Shape.of(n, Dim.of(2)));
        Symbol ts = Symbol.input("t", Shape.of(n));
        Symbol w = Symbol.parameter("w", Shape.of(2));
        Expr y = xs.dot(w).named("y");
        Expr loss = mean(y.minus(ts).squared()).named("L");
        assertEquals(
                "L = 1/n·Σᵢ (yᵢ − tᵢ)²    yᵢ = Σⱼ wⱼ xᵢⱼ",
                Derivation.of(loss, w).definitions(Notation.UNICODE));
        assertEquals("""
                ∂L/∂wⱼ = Σᵢ ∂L/∂yᵢ · ∂yᵢ/∂wⱼ
                       = Σᵢ 2(yᵢ − tᵢ)/n · xᵢⱼ""", component(loss, w));
        assertTrue(
                Derivation.of(loss, w).matrix(Notation.UNICODE).endsWith("∂L/∂w = 2/n·(xᵀ·(y − t))")
                        || Derivation.of(loss, w).matrix(Notation.UNICODE).endsWith("∂L/∂w = 2xᵀ·(y − t)/n"),
                Derivation.of(loss, w).matrix(Notation.UNICODE));
    }

    @Test
    void softmaxKeepsTheKroneckerDelta() {
        Expr p = exp(a).div(exp(a).sum()).named("p");
        Expr loss = t.times(log(p)).sum().unaryMinus().named("C");
        String text = component(loss, a);
        assertTrue(text.startsWith("∂C/∂aᵢ = Σⱼ ∂C/∂pⱼ · ∂pⱼ/∂aᵢ\n"), text);
        assertTrue(text.contains("δⱼᵢ"), text);
    }

    @Test
    void tensorResultsHaveIndicesOfTheirOwn() {
        Expr z = sigmoid(a).named("z");
        assertEquals("""
                ∂zⱼ/∂aᵢ = ∂zⱼ/∂aᵢ
                        = δⱼᵢ zⱼ(1 − zⱼ)""", component(z, a));
    }

    @Test
    void reshapingMovesIndices() {
        Symbol m = Symbol.parameter("m", Shape.of(2, 3));
        Symbol v = Symbol.input("v", Shape.of(6));
        Expr flat = reshape(m, Shape.of(6)).named("flat");
        Expr f = flat.times(v).sum().named("f");
        assertTrue(Derivation.of(f, m).isChecked());
    }

    @Test
    void kinksAreStated() {
        Symbol w = Symbol.parameter("w", Shape.of(3));
        Expr h = relu(w.times(x)).named("h");
        Expr loss = abs(h).sum().named("L");
        String text = component(loss, w);
        assertTrue(text.endsWith("with abs′(0) = 0\nwith relu′(0) = 0"), text);
    }

    @Test
    void intermediateResultsCanBeDifferentiatedBy() {
        assertEquals("""
                ∂E/∂zⱼ = ∂E/∂y · ∂y/∂u₂ · ∂u₂/∂zⱼ
                       = −(r − y) · y(1 − y) · w₂ⱼ""", component(net.error, net.z));
    }

    @Test
    void unrelatedVariablesGiveZeroWithAWord() {
        Symbol q = Symbol.parameter("q", Shape.of(2));
        Derivation derivation = Derivation.of(net.error, q);
        assertFalse(derivation.dependsOnVariable());
        assertEquals("∂E/∂q = 0, since E does not depend on q", derivation.toString());
    }

    @Test
    void unnamedIntermediateResultsAreAskedForAName() {
        Expr hidden = net.x.dot(net.w1);
        Expr loss = hidden.squared().sum().named("L");
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Derivation.of(loss, hidden));
        assertEquals("give (xᵀ·w₁)[3] a name to follow a derivative to it", error.getMessage());
    }

    @Test
    void manyPathsAreWrittenStepByStep() {
        Symbol w = Symbol.parameter("w", Shape.scalar());
        Expr y = w;
        for (int i = 1; i <= 40; i++) y = y.plus(y.squared().named("s" + i)).named("y" + i);
        Derivation derivation = Derivation.of(y, w);
        String text = derivation.component(Notation.UNICODE);
        assertTrue(text.startsWith("1099511627776 paths, too many to write out; step by step:"), text);
    }

    @Test
    void workedExamplesNeedEveryInput() {
        Derivation derivation = Derivation.of(net.error, net.w1);
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> derivation.at(Map.of(net.x, Tensor.vector(1, 2))));
        assertEquals("no value is given for r[]", error.getMessage());
    }
}
