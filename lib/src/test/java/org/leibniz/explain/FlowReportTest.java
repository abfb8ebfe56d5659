package org.leibniz.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.leibniz.diff.Scan;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Worksheet;
import org.leibniz.op.Ops;
import org.leibniz.shape.Shape;

/** Chains of which one knows where the derivative goes. */
class FlowReportTest {
    private static FlowReport chain(UnaryOperator<Expr> activation, double weight, double offset, double input) {
        Map<Symbol, Tensor> values = new HashMap<>();
        Symbol x = Symbol.input("x", Shape.scalar());
        values.put(x, Tensor.scalar(input));
        Expr a = x;
        for (int layer = 1; layer <= 10; layer++) {
            Symbol w = Symbol.parameter("w" + layer, Shape.scalar());
            values.put(w, Tensor.scalar(weight));
            Expr u = w.times(a).plus(offset).named("u" + layer);
            a = activation.apply(u).named("a" + layer);
        }
        return FlowReport.of(Derivation.of(a.squared().named("E"), x), values);
    }

    @Test
    void tenSigmoids() {
        FlowReport report = chain(Ops::sigmoid, 1, -0.5, 0.5);
        assertEquals(10, report.layers().size());
        assertEquals(Math.pow(0.25, 10), report.layers().get(9).product(), 1e-20);
        assertEquals("flow.depth", report.findings().get(0));
        assertTrue(report.text(Language.ENGLISH).contains("multiply to 9.5e-7."), report.text(Language.ENGLISH));
        assertTrue(report.findings().contains("flow.mean"));
    }

    @Test
    void everyCauseIsTold() {
        assertEquals("flow.weights", chain(Ops::relu, 0.1, 0, 1).findings().get(0));
        assertEquals("flow.steady", chain(Ops::relu, 1, 0, 1).findings().get(0));
        assertEquals("flow.explodes", chain(Ops::relu, 3, 0, 1).findings().get(0));
        assertEquals("flow.saturated", chain(Ops::sigmoid, 1, 8, 0).findings().get(0));
        FlowReport dead = chain(Ops::relu, 1, -1, 0);
        assertEquals("flow.blocked", dead.findings().get(0));
        assertTrue(dead.findings().contains("flow.dead"));
        assertEquals(1, dead.layers().get(0).dead());
    }

    @Test
    void aBatchOfUnits() {
        Symbol x = Symbol.input("x", Shape.of(2, 2));
        Symbol w = Symbol.parameter("w", Shape.of(2, 3));
        Expr u = x.dot(w).named("u");
        Expr loss = Ops.relu(u).named("a").sum().named("E");
        Map<Symbol, Tensor> values = Map.of(
                x, Tensor.matrix(new double[] {1, 0}, new double[] {0, 1}),
                w, Tensor.matrix(new double[] {1, -1, 1}, new double[] {1, -1, -1}));
        FlowReport.Layer layer =
                FlowReport.of(Derivation.of(loss, w), values).layers().get(0);
        assertEquals(0.5, layer.slope());
        assertEquals(0.5, layer.saturated());
        assertEquals(1, layer.dead());
        assertEquals(3, layer.units());
    }

    /** Nobody is told to replace a sigmoid where there is none. */
    @Test
    void whatHelpsAppliesToTheActivation() {
        String sigmoids = chain(Ops::sigmoid, 1, -0.5, 0.5).text(Language.ENGLISH);
        assertTrue(sigmoids.contains("What helps: tanh in place of the sigmoid"), sigmoids);
        String tanhs = chain(Ops::tanh, 1, 0.6, 0.5).text(Language.ENGLISH);
        assertTrue(tanhs.contains("a rectifier (relu) in place of"), tanhs);
        assertTrue(tanhs.contains("offsets that bring the mean back to 0."), tanhs);
        String rectifiers = chain(Ops::relu, 3, 1, 1).text(Language.ENGLISH);
        assertFalse(rectifiers.contains("in place of"), rectifiers);
    }

    /** What goes into an activation needs no name, and every step of a loop counts as a layer. */
    @Test
    void throughTime() {
        Worksheet loop = Worksheet.parse("""
                w = 0.5
                h[0] = 0
                h[t] = tanh(w*h[t-1] + 1/2)   for t = 1..6
                E = h[6]
                """, Scan::of);
        Worksheet layers = Worksheet.parse("""
                w = 0.5
                h0 = 0
                h1 = tanh(w*h0 + 1/2)
                h2 = tanh(w*h1 + 1/2)
                h3 = tanh(w*h2 + 1/2)
                h4 = tanh(w*h3 + 1/2)
                h5 = tanh(w*h4 + 1/2)
                h6 = tanh(w*h5 + 1/2)
                E = 1*h6
                """, Scan::of);
        FlowReport through = FlowReport.of(Derivation.of(loop.result(), loop.find("w")), loop.values());
        FlowReport written = FlowReport.of(Derivation.of(layers.result(), layers.find("w")), layers.values());
        assertEquals("h[6]", through.layers().get(0).name());
        assertEquals("h[1]", through.layers().get(5).name());
        for (int i = 0; i < 6; i++) {
            FlowReport.Layer one = through.layers().get(i);
            FlowReport.Layer other = written.layers().get(i);
            assertEquals(other.slope(), one.slope(), 1e-15);
            assertEquals(other.gradient(), one.gradient(), 1e-15);
            assertEquals(other.weights(), one.weights(), 1e-12);
        }
        assertEquals(written.findings(), through.findings());
    }

    @Test
    void withoutActivationsThereIsNothingToReport() {
        Symbol x = Symbol.input("x", Shape.scalar());
        Expr y = x.times(2).named("y");
        assertEquals(
                "report: there is no activation between y and x",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> FlowReport.of(Derivation.of(y, x), Map.of(x, Tensor.scalar(1))))
                        .getMessage());
    }
}
