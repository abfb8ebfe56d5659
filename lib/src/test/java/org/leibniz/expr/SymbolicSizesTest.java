package org.leibniz.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.leibniz.expr.Symbols.symbol;
import static org.leibniz.expr.Tensors.assertClose;
import static org.leibniz.expr.Tensors.shape;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** One graph, built once, serves every batch size. */
class SymbolicSizesTest {
    private static final Symbol INPUT = symbol("x", "[n,3]");
    private static final Symbol TARGET = symbol("t", "[n]");
    private static final Symbol WEIGHTS = symbol("w", "[3]");
    private static final Symbol BIAS = symbol("b", "[]");
    private static final Expr LOSS =
            Ops.mean(INPUT.dot(WEIGHTS).plus(BIAS).minus(TARGET).squared());
    private static final Graph GRAPH = Graph.of(gradients());

    private static List<Expr> gradients() {
        List<Expr> gradients = Gradient.of(LOSS).by(WEIGHTS, BIAS, INPUT);
        return List.of(LOSS, gradients.get(0), gradients.get(1), gradients.get(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 64})
    void everyBatchSize(int batch) {
        Random random = new Random(batch);
        double[][] x = new double[batch][];
        for (int i = 0; i < batch; i++) x[i] = random.doubles(3, -1, 1).toArray();
        double[] target = random.doubles(batch, -1, 1).toArray();
        double[] w = {0.5, -2, 1};
        double b = 0.25;
        Map<Symbol, Tensor> inputs = Map.of(
                INPUT,
                Tensor.matrix(x),
                TARGET,
                Tensor.vector(target),
                WEIGHTS,
                Tensor.vector(w),
                BIAS,
                Tensor.scalar(b));

        double loss = 0;
        double[] byWeights = new double[3];
        double byBias = 0;
        double[][] byInput = new double[batch][3];
        for (int i = 0; i < batch; i++) {
            double error = b - target[i];
            for (int j = 0; j < 3; j++) error += x[i][j] * w[j];
            loss += error * error / batch;
            byBias += 2 * error / batch;
            for (int j = 0; j < 3; j++) {
                byWeights[j] += 2 * error * x[i][j] / batch;
                byInput[i][j] = 2 * error * w[j] / batch;
            }
        }
        List<Tensor> results = Interpreter.evaluate(GRAPH, inputs).results();
        assertClose(Tensor.scalar(loss), results.get(0), 1e-13, "loss");
        assertClose(Tensor.vector(byWeights), results.get(1), 1e-13, "by weights");
        assertClose(Tensor.scalar(byBias), results.get(2), 1e-13, "by bias");
        assertClose(Tensor.matrix(byInput), results.get(3), 1e-13, "by input");
    }

    @Test
    void shapesAreKnownWithoutSizes() {
        assertEquals(shape("[n]"), INPUT.dot(WEIGHTS).shape());
        assertEquals(shape("[n,3]"), gradients().get(3).shape());
    }

    @Test
    void compoundSizesFollow() {
        Dim n = Dim.named("n");
        Symbol x = symbol("x", "[n,2]");
        Expr flat = Ops.reshape(x, Shape.of(n.times(2)));
        assertEquals("[2*n]", flat.shape().toString());
        Map<Symbol, Tensor> inputs = Map.of(x, Tensor.matrix(new double[] {1, 2}, new double[] {3, 4}));
        assertEquals(Tensor.vector(1, 2, 3, 4), Interpreter.evaluate(flat, inputs));
    }

    @Test
    void differentNamesAreDifferentSizes() {
        Symbol x = symbol("x", "[n]");
        Symbol y = symbol("y", "[m]");
        assertThrows(IllegalArgumentException.class, () -> x.plus(y));
        Map<Symbol, Tensor> inputs = Map.of(x, Tensor.vector(1, 2), y, Tensor.vector(10, 20, 30));
        assertEquals(Tensors.parse("[[10,20,30],[20,40,60]]"), Interpreter.evaluate(x.outer(y), inputs));
    }
}
