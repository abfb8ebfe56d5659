package org.leibniz.symja;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Scope;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.formula.Formula;
import org.leibniz.formula.Undeclared;
import org.leibniz.symja.Symja.Opinion;

/** The bridge to Symja, and Symja as a judge of derivatives. */
class SymjaTest {
    private static final Symja SYMJA = new Symja(Duration.ofSeconds(60));
    private final Scope scope = new Scope();

    private Expr read(String formula) {
        return Formula.parse(formula, scope, Undeclared.SCALAR);
    }

    private Symbol x() {
        return (Symbol) scope.find("x").orElseGet(() -> scope.scalar("x"));
    }

    private static void assertSameValues(Expr expected, Expr actual) {
        Random random = new Random(1);
        for (int round = 0; round < 3; round++) {
            Map<Symbol, Tensor> point = new HashMap<>();
            for (Symbol symbol : Graph.of(List.of(expected, actual)).symbols()) {
                point.put(symbol, Tensor.scalar(random.nextDouble(0.2, 0.9)));
            }
            double right = Interpreter.evaluate(expected, point).values()[0];
            double found = Interpreter.evaluate(actual, point).values()[0];
            assertEquals(right, found, 1e-10 * (1 + Math.abs(right)), () -> expected + " is not " + actual);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^3/(2*y) - sqrt(x*y)",
                "exp(-x^2/2)/sqrt(2*pi)",
                "sigmoid(w*x + b)",
                "log1p(x)*expm1(y)",
                "relu(x - y) + max(x, min(y, z))",
                "sin(x)*cos(y)/tan(z)",
                "asin(x) + acos(y) - atan(z)",
                "sinh(x)^cosh(y)",
                "abs(x)*sign(y) + erf(z)",
                "x^(-3/2) + 2.5e-3*y",
                "softplus(silu(x)) + 0.1",
                "e^pi*x"
            })
    void aFormulaThereAndBackHasItsValues(String formula) {
        Expr before = read(formula);
        assertSameValues(before, SYMJA.evaluate(before).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "sin(x)^2 + cos(x)^2, 1",
        "(x^2 - 1)/(x - 1), x + 1",
        "sigmoid(x) + sigmoid(-x), 1",
    })
    void simplifies(String formula, String simple) {
        Expr found = SYMJA.simplify(read(formula)).orElseThrow();
        assertEquals(read(simple).toString(), found.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "x*exp(-x)",
        "1/(1 + x^2)",
        "log(x)",
        "sin(x)^2",
        "x^n",
    })
    void theDerivativeOfAnIntegralIsTheFormula(String formula) {
        Expr f = read(formula);
        Expr integral = SYMJA.integral(f, x()).orElseThrow();
        assertSameValues(f, Gradient.of(integral).by(x()));
    }

    @Test
    void whatHasNoIntegralGetsNone() {
        assertEquals(Optional.empty(), SYMJA.integral(read("exp(sin(x^3))*log(1 + x)"), x()));
    }

    @Test
    void givesASecondOpinion() {
        assertEquals(Opinion.EQUAL, SYMJA.compare(read("(x + y)^2"), read("x^2 + 2*x*y + y^2")));
        assertEquals(Opinion.NOT_SHOWN, SYMJA.compare(read("(x + y)^2"), read("x^2 + y^2")));
    }

    /** Symja as a judge: it differentiates by rules of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x^x",
                "(x + 1)/(x^2 + 1)",
                "exp(-x^2)*sin(3*x)",
                "log(x + sqrt(x^2 + 1))",
                "atan(y/x)",
                "tanh(a*x + b)^2",
                "sigmoid(w*x)*(1 - sigmoid(w*x))",
                "asin(x/2)*acos(x/3)",
                "erf(x)*exp(x^2)",
                "sinh(x)/cosh(x)",
                "log(log(1 + exp(x)))",
                "(x*y)^(x + y)",
                "acosh(1 + x^2) - asinh(x)",
                "sqrt(x + sqrt(x + sqrt(x)))"
            })
    void derivativesAgree(String formula) {
        Expr f = read(formula);
        assertSameValues(SYMJA.derivative(f, x()).orElseThrow(), Gradient.of(f).by(x()));
    }

    @Test
    void whatSymjaLacksIsNamed() {
        Expr f = read("2*step(x*y)");
        Exception e = assertThrows(UnsupportedOperationException.class, () -> Symja.toSymja(f));
        assertEquals("symja: has nothing for step(xy)[]", e.getMessage());
        scope.input("A", 2, 2);
        e = assertThrows(UnsupportedOperationException.class, () -> Symja.toSymja(read("det(A)")));
        assertEquals("symja: works with numbers, got A[2,2]", e.getMessage());
    }

    @Test
    void aQuestionHasATimeLimitAndItsThreadsEnd() throws InterruptedException {
        Symja hasty = new Symja(Duration.ZERO);
        // What takes seconds is not done before one begins to wait for it.
        assertEquals(Optional.empty(), hasty.simplify(read("sin(x + y + w)^6*cos(x - y + a)^5 + sin(a + b)^4")));
        for (int wait = 0; wait < 200 && isWorking(); wait++) Thread.sleep(100);
        assertTrue(!isWorking(), "a thread of Symja goes on");
    }

    private static boolean isWorking() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getThreadGroup() != null
                        && thread.getThreadGroup().getName().equals("symja"));
    }
}
