package org.leibniz.diff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.leibniz.op.Ops.exp;
import static org.leibniz.op.Ops.mean;
import static org.leibniz.op.Ops.reshape;
import static org.leibniz.op.Ops.sigmoid;
import static org.leibniz.op.Ops.tanh;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Shape;

class JacobianTest {
    private static final Symbol X = Symbol.input("x", Shape.of(3));
    private static final Symbol A = Symbol.input("A", Shape.of(2, 3));
    private static final Symbol S = Symbol.input("S", Shape.of(3, 3));

    static Stream<Expr> results() {
        return Stream.of(
                A.dot(X),
                sigmoid(A.dot(X)),
                A.dot(X.squared()).outer(X),
                exp(X).div(exp(X).sum()),
                X.dot(S).dot(X).times(X),
                S.dot(S).dot(X),
                A.transpose(1, 0).dot(A.dot(X)),
                reshape(A.times(X), Shape.of(3, 2)),
                mean(A.times(X), 0),
                A.times(X).matmul(S),
                X.minus(mean(X)).times(tanh(X)));
    }

    @ParameterizedTest
    @MethodSource("results")
    void agreesWithCentralDifferences(Expr y) {
        Random random = new Random(7);
        Map<Symbol, Tensor> at = new HashMap<>();
        for (Symbol symbol : Graph.of(y).symbols()) {
            Tensor value = Tensor.zeros(symbol.shape().sizes());
            for (int i = 0; i < value.values().length; i++) value.values()[i] = random.nextGaussian();
            at.put(symbol, value);
        }
        Tensor jacobian = Interpreter.evaluate(Jacobian.of(y).by(X), at);
        int rows = jacobian.values().length / 3;
        for (int column = 0; column < 3; column++) {
            double[] up = moved(y, at, column, 1e-6);
            double[] down = moved(y, at, column, -1e-6);
            for (int row = 0; row < rows; row++) {
                assertEquals((up[row] - down[row]) / 2e-6, jacobian.values()[row * 3 + column], 1e-7);
            }
        }
    }

    private static double[] moved(Expr y, Map<Symbol, Tensor> at, int i, double by) {
        double[] shifted = at.get(X).values().clone();
        shifted[i] += by;
        Map<Symbol, Tensor> moved = new HashMap<>(at);
        moved.put(X, Tensor.vector(shifted));
        return Interpreter.evaluate(y, moved).values();
    }

    @Test
    void axesOfTheResultComeFirst() {
        assertEquals(Shape.of(2, 3), Jacobian.of(A.dot(X)).by(X).shape());
        assertEquals(Shape.of(2, 2, 3), Jacobian.of(A.dot(X)).by(A).shape());
    }

    @Test
    void readsAsOneWritesIt() {
        assertEquals("A", Jacobian.of(A.dot(X)).by(X).toString());
        assertEquals(
                "S·A",
                Jacobian.of(Symbol.input("S", Shape.of(4, 2)).dot(A.dot(X)))
                        .by(X)
                        .toString());
    }

    @Test
    void hessianOfAQuadraticForm() {
        Expr form = X.dot(S).dot(X);
        Tensor s = Tensor.matrix(new double[] {1, 2, 3}, new double[] {4, 5, 6}, new double[] {7, 8, 9});
        Tensor hessian = Interpreter.evaluate(Hessian.of(form).by(X), Map.of(X, Tensor.vector(1, 2, 3), S, s));
        assertArrayEquals(new double[] {2, 6, 10, 6, 10, 14, 10, 14, 18}, hessian.values());
    }
}
