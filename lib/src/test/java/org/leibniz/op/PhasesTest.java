package org.leibniz.op;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.leibniz.expr.Tensors.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.diff.Gradient;
import org.leibniz.diff.Scan;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Shape;

class PhasesTest {
    private final Symbol x = Symbol.input("x", Shape.of(4));
    private final Symbol step = Symbol.state("step", Shape.scalar());
    private final Symbol mean = Symbol.state("mean", Shape.scalar());
    private final Tensor values = Tensor.vector(1, -2, 0.5, 3);
    private final Map<Symbol, Tensor> point = Map.of(x, values, step, Tensor.scalar(0), mean, Tensor.scalar(0.25));

    private static Expr training(Expr e) {
        return Phases.training(List.of(e)).get(0);
    }

    private static Expr inference(Expr e) {
        return Phases.inference(List.of(e)).get(0);
    }

    @Test
    void oneDeclarationIsTwoPrograms() {
        Expr y = Ops.phase(x.times(2), x.times(3)).named("y").plus(1);
        assertEquals("2x + 1", training(y).toString().replace("y", "2x"));
        assertClose(Tensor.vector(3, -3, 2, 7), compiled(training(y)), 0, "training");
        assertClose(Tensor.vector(4, -5, 2.5, 10), compiled(inference(y)), 0, "inference");
        assertClose(Tensor.vector(4, -5, 2.5, 10), compiled(y), 0, "nothing said");
        assertClose(Tensor.vector(4, -5, 2.5, 10), Interpreter.evaluate(y, point), 0, "interpreted");
    }

    private Tensor compiled(Expr e) {
        return Program.compile(List.of(e), Precision.FLOAT64).evaluate(point).get(0);
    }

    @Test
    void namesStayWithoutChangingWhatWasDeclared() {
        Expr twice = x.times(2);
        Expr y = Ops.phase(twice, x).named("h").plus(1);
        assertEquals("h + 1", training(y).toString());
        assertEquals(List.of(), twice.names());
        assertEquals(List.of("x"), x.names());
    }

    @Test
    void whatHasNoPhasesStaysTheSame() {
        Expr y = Ops.tanh(x);
        assertSame(y, training(y));
        assertSame(y, inference(y));
    }

    @Test
    void derivativesAreThoseOfThePhase() {
        Expr y = Ops.phase(x.squared(), Ops.exp(x)).sum();
        Expr gradient = Gradient.of(y).by(x);
        assertClose(values.map(v -> 2 * v), compiled(training(gradient)), 1e-15, "training");
        assertClose(values.map(Math::exp), compiled(inference(gradient)), 1e-15, "inference");
    }

    @Test
    void aProgramNeedsOnlyWhatItsPhaseNeeds() {
        Expr y = Ops.dropout(x, 0.5, Ops.tracked(step, step.plus(1)), 3);
        assertEquals(List.of(x), Program.compile(List.of(y), Precision.FLOAT64).inputs());
        assertEquals(
                List.of(x, step),
                Program.compile(List.of(training(y)), Precision.FLOAT64).inputs());
        assertClose(values, Interpreter.evaluate(y, Map.of(x, values)), 0, "interpreted");
    }

    @Test
    void dropoutKeepsTheMeanInTraining() {
        int count = 40_000;
        Symbol many = Symbol.input("many", Shape.of(count));
        Expr y = training(Ops.dropout(many, 0.25, step, 3));
        double[] first = Interpreter.evaluate(y, Map.of(many, Tensor.filled(3, count), step, Tensor.scalar(0)))
                .values();
        double[] next = Interpreter.evaluate(y, Map.of(many, Tensor.filled(3, count), step, Tensor.scalar(1)))
                .values();
        long dropped = Arrays.stream(first).filter(value -> value == 0).count();
        assertEquals(0.25, (double) dropped / count, 5 * Math.sqrt(0.25 * 0.75 / count));
        assertEquals(count - dropped, Arrays.stream(first).filter(v -> v == 4).count());
        assertTrue(!Arrays.equals(first, next), "another step drops other values");
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> Ops.dropout(x, 1, step, 3));
        assertEquals("dropout: the rate is at least 0 and below 1, not 1", error.getMessage());
    }

    @Test
    void theGradientHasTheHolesOfTheValue() {
        Expr y = Ops.dropout(x, 0.5, step, 3);
        Tensor kept = Interpreter.evaluate(training(y.div(x)), point);
        Tensor slopes = Interpreter.evaluate(training(Gradient.of(y.sum()).by(x)), point);
        assertClose(kept, slopes, 1e-15, "gradient");
        assertNotEquals(Tensor.filled(2, 4), slopes);
    }

    @Test
    void updatesAreFoundInEitherPhase() {
        Expr fresh = mean.times(0.9).plus(Ops.mean(Ops.phase(x, x.times(0))).times(0.1));
        Expr y = Ops.phase(x.minus(Ops.mean(x)), x.minus(Ops.tracked(mean, fresh)));
        Map<Symbol, Expr> updates = Phases.updates(List.of(y, y.sum()));
        assertEquals(List.of(mean), List.copyOf(updates.keySet()));
        assertEquals(
                0.9 * 0.25 + 0.1 * 2.5 / 4,
                Interpreter.evaluate(updates.get(mean), point).item(),
                1e-15);
        assertClose(values.map(v -> v - 0.25), compiled(y), 0, "inference reads the state");
    }

    @Test
    void aStateGetsOneNewValue() {
        Expr once = Ops.tracked(step, step.plus(1));
        Expr again = Ops.tracked(step, step.plus(1));
        assertEquals(1, Phases.updates(List.of(once, again)).size());
        Expr other = Ops.tracked(step, step.plus(2));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Phases.updates(List.of(once, other)));
        assertEquals("tracked: step[] would get two new values, step + 1 and step + 2", error.getMessage());
        IllegalArgumentException noSymbol = assertThrows(
                IllegalArgumentException.class,
                () -> Functions.find("tracked")
                        .orElseThrow()
                        .call(List.of(x.plus(1), x), new Functions.Settings(List.of(), null, null, false, List.of())));
        assertEquals("tracked needs a symbol, not (x + 1)[4]", noSymbol.getMessage());
    }

    private Expr loop(Expr inside) {
        return Scan.over(List.of(Ops.constant(0)), List.of(x), (carried, slices) -> {
                    Expr in = Ops.phase(slices.get(0).times(10), slices.get(0));
                    return new Scan.Step(List.of(carried.get(0).plus(in).plus(inside.times(0))), List.of());
                })
                .last()
                .get(0);
    }

    @Test
    void loopsHavePhasesInside() {
        Expr sum = loop(Ops.tracked(step, step.plus(1)));
        assertEquals(25, compiled(training(sum)).item());
        assertEquals(2.5, compiled(inference(sum)).item());
        assertEquals(2.5, Interpreter.evaluate(sum, point).item());
        assertClose(
                Tensor.filled(10, 4), compiled(training(Gradient.of(sum).by(x))), 0, "gradient of a loop in training");
        assertEquals("step + 1", Phases.updates(List.of(sum)).get(step).toString());
    }

    @Test
    void whatAStateBecomesCannotDependOnTheStepOfALoop() {
        Expr sum = Scan.over(
                        List.of(Ops.constant(0)),
                        List.of(x),
                        (carried, slices) -> new Scan.Step(
                                List.of(carried.get(0).plus(Ops.tracked(mean, slices.get(0)))), List.of()))
                .last()
                .get(0);
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Phases.updates(List.of(sum)));
        assertTrue(
                error.getMessage().startsWith("tracked: the new value of a state depends on the step of a loop"),
                error.getMessage());
    }
}
