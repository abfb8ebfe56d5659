package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.op.Ops.amax;
import static org.leibniz.op.Ops.prod;
import static org.leibniz.op.Ops.softmax;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** Derivations told step by step. */
class ExplanationTest {
    private final Networks.Perceptron net = new Networks.Perceptron();

    private static Explanation explained(Expr result, Expr by) {
        return Explanation.of(Derivation.of(result, by), Map.of(), Map.of());
    }

    @Test
    void theTwoLayerNetwork() {
        Explanation explanation = Explanation.of(Derivation.of(net.error, net.w1), net.values, Map.of());
        assertEquals(List.of(List.of("E", "y", "u2", "z", "u1", "w1")), explanation.paths());
        assertTrue(explanation.rules().containsAll(List.of("given", "define", "chain.path", "factor.output")));
        assertEquals("checked", explanation.rules().get(explanation.rules().size() - 1));
        List<Explanation.Told> told = explanation.told(Language.ENGLISH);
        Explanation.Told factor = told.stream()
                .filter(step -> step.rule().equals("factor.output"))
                .findFirst()
                .orElseThrow();
        assertEquals("∂y/∂u₂", factor.factors().get(0).name());
        assertEquals("y(1 − y)", factor.factors().get(0).text());
        double sum = 0.7 * sigmoid(0.9) + 0.8 * sigmoid(1.2) + 0.9 * sigmoid(1.5);
        double y = sigmoid(sum);
        assertEquals(y * (1 - y), factor.factors().get(0).value().item(), 1e-14);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void anyLanguageHasTheSameMathematics() {
        Explanation explanation = Explanation.of(Derivation.of(net.error, net.w1), net.values, Map.of());
        List<Explanation.Told> english = explanation.told(Language.ENGLISH);
        List<Explanation.Told> chinese = explanation.told(Language.CHINESE);
        for (int i = 0; i < english.size(); i++) {
            assertEquals(english.get(i).text(), chinese.get(i).text());
            assertTrue(chinese.get(i).message().codePoints().anyMatch(c -> c >= 0x4e00 && c < 0xa000));
        }
    }

    @Test
    void bothCataloguesSayTheSameOfTheSameRules() {
        Messages english = Messages.in(Language.ENGLISH);
        Messages chinese = Messages.in(Language.CHINESE);
        assertEquals(english.rules(), chinese.rules());
        for (String rule : english.rules())
            assertEquals(places(english.pattern(rule)), places(chinese.pattern(rule)), rule);
    }

    /** What ops say of themselves is no English in other languages either. */
    @Test
    void conventionsAreTranslated() {
        Messages chinese = Messages.in(Language.CHINESE);
        assertEquals("relu′(0) = 0", chinese.convention("relu′(0) = 0"));
        Map.of(
                        "max(x, c) has derivative 0 where x = c", "当 x = c 时，max(x, c) 的导数取 0",
                        "<mtext>amax has derivative 1/k by each of k values that tie</mtext>",
                                "<mtext>amax 中有 k 个值并列时，对每个的导数取 1/k</mtext>",
                        "det(A) is not 0", "det(A) 不为 0",
                        "A is positive definite", "A 正定",
                        "no component form is known for the derivative of cumsum(x, 0) by x",
                                "cumsum(x, 0) 对 x 的导数没有已知的分量形式")
                .forEach((english, translated) -> {
                    assertEquals(translated, chinese.convention(english));
                    assertEquals(english, Messages.in(Language.ENGLISH).convention(english));
                });
    }

    private static List<String> places(String pattern) {
        return Pattern.compile("\\{\\d}")
                .matcher(pattern)
                .results()
                .map(place -> place.group())
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void anUnknownLanguageIsRefused() {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Language.of("xx"));
        assertEquals("there are no messages in 'xx', only in en, zh", error.getMessage());
    }

    @Test
    void opsOnWholeArraysHaveComponents() {
        Symbol z = Symbol.input("z", Shape.of(3));
        Symbol t = Symbol.input("t", Shape.of(3));
        Expr p = softmax(z).named("p");
        Expr loss = t.times(Ops.log(p)).sum().unaryMinus().named("C");
        assertTrue(
                explained(loss, z).toString().contains("∂pⱼ/∂zᵢ = δᵢⱼ pᵢ − pᵢ pⱼ"),
                explained(loss, z).toString());
        for (Expr whole : List.of(amax(z), prod(z), Ops.norm2(z), Ops.var(z), Ops.logsumexp(z))) {
            Explanation explanation = explained(whole.named("m").squared().named("E"), z);
            assertTrue(explanation.verified() > 0, whole::toString);
        }
        Expr slice = Ops.slice(z, 0, 1, 3).named("s");
        assertTrue(explained(slice.squared().sum().named("E"), z).verified() > 0);
    }

    @Test
    void whatHasValuesOnlyInCornersIsVerifiedThere() {
        Symbol a = Symbol.input("a", Shape.scalar());
        Symbol b = Symbol.input("b", Shape.scalar());
        Expr f = Ops.log(a.unaryMinus()).plus(Ops.log(b)).named("f");
        assertTrue(explained(f, a).verified() > 0);
        Expr nowhere = Ops.sqrt(a.squared().unaryMinus().minus(1)).named("g");
        Explanation unchecked = explained(nowhere, a);
        assertEquals(0, unchecked.verified());
        assertTrue(unchecked.toString().contains("Not checked"));
    }

    @Test
    void unrelatedVariables() {
        Symbol q = Symbol.input("q", Shape.scalar());
        Explanation explanation = explained(net.error, q);
        assertEquals("∂E/∂q = 0, since E does not depend on q\n", explanation.text(Format.UNICODE, Language.ENGLISH));
        assertEquals("∂E/∂q = 0, since E does not depend on q", explanation.result(Notation.UNICODE));
    }

    @Test
    void aFactShortensTheResult() {
        Symbol t = Symbol.input("t", Shape.of(3));
        Symbol x = Symbol.input("x", Shape.scalar());
        Expr y = t.sum().times(x).named("y");
        Explanation explanation = Explanation.of(Derivation.of(y, x), Map.of(), Map.of(t.sum(), Constant.of(1)));
        assertTrue(explanation.toString().contains("The sheet states that Σ t = 1; with it:\n    ∂y/∂x = 1\n"));
        assertTrue(explanation.rules().contains("fact"));
    }

    @Test
    void hugeNumbersAreNoError() {
        Map<Symbol, Tensor> huge = Map.of(
                net.x, Tensor.vector(1e8, -1e8),
                net.r, Tensor.scalar(1e8),
                net.w1, Tensor.zeros(2, 3),
                net.w2, Tensor.vector(1e8, 1, 1e-8));
        assertTrue(
                Explanation.of(Derivation.of(net.error, net.w1), huge, Map.of()).verified() > 0);
    }

    @Test
    void softmaxAndCrossEntropyCollapse() {
        Symbol z = Symbol.input("z", Shape.of(3));
        Symbol t = Symbol.input("t", Shape.of(3));
        Expr p = softmax(z).named("p");
        Expr loss = t.times(Ops.log(p)).sum().unaryMinus().named("E");
        Explanation explanation = Explanation.of(Derivation.of(loss, z), Map.of(), Map.of(t.sum(), Constant.of(1)));
        String text = explanation.toString();
        assertTrue(text.contains("∂E/∂zᵢ = pᵢ·Σⱼ tⱼ − tᵢ"), text);
        assertTrue(text.contains("The sheet states that Σ t = 1; with it:\n    ∂E/∂zᵢ = pᵢ − tᵢ"), text);
    }

    /** The equations of backpropagation follow from the graph, so with other activations they are others. */
    @Test
    void everyLayerFollowsFromTheOneBehindIt() {
        Symbol x = Symbol.input("x", Shape.of(2));
        Expr a = x;
        for (int layer = 1; layer <= 3; layer++) {
            Symbol w = Symbol.parameter("w" + layer, Shape.of(2, 2));
            Symbol b = Symbol.parameter("b" + layer, Shape.of(2));
            Expr z = w.dot(a).plus(b).named("z" + layer);
            a = (layer == 2 ? Ops.tanh(z) : Ops.sigmoid(z)).named("a" + layer);
        }
        Symbol t = Symbol.input("t", Shape.of(2));
        Explanation explanation = explained(a.minus(t).squared().sum().named("C"), x);
        assertTrue(
                explanation.toString().contains("""
                    δ₃ = 2(a₃ − t) ⊙ a₃ ⊙ (1 − a₃)
                    δ₂ = w₃ᵀ·δ₃ ⊙ (1 − a₂²)
                    δ₁ = w₂ᵀ·δ₂ ⊙ a₁ ⊙ (1 − a₁)
                """.stripIndent().indent(4).replaceAll("(?m)^ +", "    ")),
                explanation.toString());
        assertFalse(explanation.rules().contains("delta.layer"));
    }

    @Test
    void twoLinearLayersAreOne() {
        Symbol x = Symbol.input("x", Shape.of(2));
        Symbol v = Symbol.parameter("V", Shape.of(3, 2));
        Symbol w = Symbol.parameter("W", Shape.of(2, 3));
        Symbol b = Symbol.parameter("b", Shape.of(3));
        Expr linear = w.dot(v.dot(x).plus(b).named("h")).named("y");
        assertTrue(
                explained(linear, x).toString().contains("y = W·V·x + W·b"),
                explained(linear, x).toString());
        Expr bent = w.dot(Ops.tanh(v.dot(x)).named("h")).named("y");
        assertFalse(explained(bent, x).rules().contains("affine"));
    }

    @Test
    void whatHasNoComponentFormIsToldWithMatrices() {
        Symbol x = Symbol.input("x", Shape.of(4));
        Expr y = Ops.cumsum(x, 0).named("y");
        Explanation explanation = explained(y.squared().sum().named("E"), x);
        assertTrue(explanation.rules().contains("chain.whole"), explanation.toString());
        assertTrue(explanation.verified() > 0);
    }
}
