package org.leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.sqrt;
import static org.leibniz.op.Ops.tanh;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.NotDifferentiableException;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

class GradientTest {
    private final Symbol x = Symbol.input("x", Shape.scalar());
    private final Symbol w = Symbol.parameter("w", Shape.scalar());
    private final Symbol b = Symbol.parameter("b", Shape.scalar());
    private final Symbol matrix = Symbol.input("A", Shape.of(2, 3));
    private final Symbol v = Symbol.input("v", Shape.of(3));

    @Test
    void readsAsOneWritesIt() {
        Expr s = sigmoid(w.times(x).plus(b));
        assertEquals(
                "2σ(u)²(1 − σ(u))x where u = wx + b",
                new Printer().print(Gradient.of(s.squared()).by(w)).toString());
        assertEquals("2x", Gradient.of(x.squared()).by(x).toString());
        assertEquals("3x²", Gradient.of(x.pow(3)).by(x).toString());
        assertEquals("w", Gradient.of(w.times(x).plus(b)).by(x).toString());
        assertEquals("1", Gradient.of(w.times(x).plus(b)).by(b).toString());
        assertEquals("exp(wx)x", Gradient.of(exp(w.times(x))).by(w).toString());
    }

    @Test
    void matrixProductsReadAsOneWritesThem() {
        Symbol y = Symbol.input("y", Shape.of(2));
        Expr loss = matrix.dot(v).minus(y).squared().sum();
        assertEquals("2Aᵀ·(A·v − y)", Gradient.of(loss).by(v).toString());
        assertEquals("2(A·v − y)·vᵀ", Gradient.of(loss).by(matrix).toString());
    }

    @Test
    void severalDerivativesShareWhatTheyHaveInCommon() {
        Expr loss = tanh(w.times(x).plus(b)).squared();
        List<Expr> together = Gradient.of(loss).by(w, b);
        int shared = Graph.of(together).size();
        int apart = together.stream().mapToInt(e -> Graph.of(e).size()).sum();
        assertFalse(shared >= apart, shared + " nodes against " + apart);
    }

    @Test
    void gradientsCanBeDifferentiatedAgain() {
        Expr third = x.pow(4);
        for (int order = 0; order < 3; order++) third = Gradient.of(third).by(x);
        assertEquals("24x", third.toString());
    }

    @Test
    void aGradientMayStandInALoss() {
        Expr critic = tanh(v.dot(v)).named("c");
        Expr slope = Gradient.of(critic).by(v);
        Expr penalty = sqrt(slope.squared().sum()).minus(1).squared();
        Tensor at = Tensor.vector(0.3, -0.2, 0.5);
        double[] gradient =
                Interpreter.evaluate(Gradient.of(penalty).by(v), Map.of(v, at)).values();
        double[] slopes = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] up = at.values().clone();
            double[] down = at.values().clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            slopes[i] =
                    (Interpreter.evaluate(penalty, Map.of(v, Tensor.vector(up))).item()
                                    - Interpreter.evaluate(penalty, Map.of(v, Tensor.vector(down)))
                                            .item())
                            / 2e-5;
        }
        assertArrayEquals(slopes, gradient, 1e-8);
    }

    @Test
    void whatIsUnrelatedHasDerivativeZero() {
        Gradient gradient = Gradient.of(x.squared());
        assertFalse(gradient.dependsOn(v));
        assertEquals("zeros(3)", gradient.by(v).toString());
        assertEquals("0", gradient.by(w).toString());
    }

    @Test
    void theGradientOfATensorIsRefused() {
        ShapeException error = assertThrows(ShapeException.class, () -> Gradient.of(matrix.dot(v)));
        assertEquals("gradient: needs a scalar (see Jacobian for others), got (A·v)[2]", error.getMessage());
    }

    @Test
    void indicesAndConstantsAreNoVariables() {
        Symbol digit = Symbol.index("digit", Shape.of(Dim.named("n")), Dim.of(10));
        NotDifferentiableException index = assertThrows(
                NotDifferentiableException.class, () -> Gradient.of(digit.sum()).by(digit));
        assertEquals(
                "digit[n] holds indices, which do not vary continuously; nothing can be differentiated by it",
                index.getMessage());
        NotDifferentiableException constant = assertThrows(
                NotDifferentiableException.class, () -> Gradient.of(x.squared()).by(Constant.of(2)));
        assertEquals("nothing can be differentiated by the constant 2", constant.getMessage());
    }

    @Test
    void pullbacksNeedASeedOfTheResultsShape() {
        ShapeException error = assertThrows(ShapeException.class, () -> Pullback.of(matrix.dot(v), v));
        assertEquals(
                "pullback: (A·v)[2] and v[3] differ (a derivative has the shape of its value)", error.getMessage());
    }
}
