package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Six samples of three classes; numbers by hand and by scikit-learn's definitions. */
class MetricsTest {
    private final Dim n = Dim.named("n");
    private final Symbol z = Symbol.input("z", Shape.of(n, Dim.of(3)));
    private final Symbol label = Symbol.index("label", Shape.of(n), Dim.of(3));
    private final Symbol target = Symbol.input("target", Shape.of(n, Dim.of(3)));

    // Taken for 0 0 1 1 2 1, being 0 0 0 1 2 2.
    private static final double[][] LOGITS = {{3, 1, 0}, {2, 1, 0}, {1, 2, 0}, {0, 5, 4}, {0, 1, 2}, {3, 4, -1}};
    private static final double[] LABELS = {0, 0, 0, 1, 2, 2};

    private double[] mean(Expr e) {
        double[][] rows = new double[6][3];
        for (int i = 0; i < 6; i++) rows[i][(int) LABELS[i]] = 1;
        Map<Symbol, Tensor> point =
                Map.of(z, Tensor.matrix(LOGITS), label, Tensor.vector(LABELS), target, Tensor.matrix(rows));
        return Program.compile(List.of(e), Precision.FLOAT64)
                .evaluate(point)
                .get(0)
                .values();
    }

    private double value(Metric metric) {
        return metric.value().applyAsDouble(mean(metric.mean()));
    }

    @Test
    void labelsAndDistributionsAreMeasuredAlike() {
        for (Symbol t : List.of(label, target)) {
            assertEquals(4 / 6.0, mean(Metrics.accuracy(z, t))[0], 1e-12);
            assertEquals(4 / 6.0, mean(Metrics.topK(z, t, 1))[0], 1e-12);
            assertEquals(5 / 6.0, mean(Metrics.topK(z, t, 2))[0], 1e-12);
            assertEquals(1, mean(Metrics.topK(z, t, 3))[0], 1e-12);
            assertEquals((1 + 1 / 3.0 + 1) / 3, value(Metrics.precision(z, t)), 1e-12);
            assertEquals((2 / 3.0 + 1 + 0.5) / 3, value(Metrics.recall(z, t)), 1e-12);
            assertEquals((0.8 + 0.5 + 2 / 3.0) / 3, value(Metrics.f1(z, t)), 1e-12);
        }
        assertEquals(Math.exp(2), value(Metrics.perplexity(z.sum().times(0).plus(2))), 1e-12);
        double error = 0;
        for (int i = 0; i < 6; i++)
            for (int k = 0; k < 3; k++) error += Math.abs(LOGITS[i][k] - (LABELS[i] == k ? 1 : 0));
        assertEquals(error / 18, value(Metrics.meanAbsoluteError(z, target)), 1e-12);
    }

    @Test
    void theConfusionMatrixIsTheSameFromClassesAndFromLogits() {
        ConfusionMatrix counted = ConfusionMatrix.of(new int[] {0, 0, 0, 1, 2, 2}, new int[] {0, 0, 1, 1, 2, 1}, 3);
        ConfusionMatrix shares = ConfusionMatrix.of(mean(Metrics.confusion(z, label)));
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) assertEquals(counted.count(i, j) / 6, shares.count(i, j), 1e-12);
            assertEquals(counted.precision(i), shares.precision(i), 1e-12);
            assertEquals(counted.recall(i), shares.recall(i), 1e-12);
        }
        assertEquals(4 / 6.0, counted.accuracy(), 1e-12);
        assertEquals("        0  1  2\n     0  2  1  0\n     1  0  1  0\n     2  0  1  1", counted.toString());
        assertEquals(0, ConfusionMatrix.of(new double[] {1, 0, 0, 0}).precision(1));
    }

    @Test
    void whatIsWrongIsSaid() {
        assertEquals(
                "sample 1: a class is one of 0 to 2, not 3",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> ConfusionMatrix.of(new int[] {0, 3}, new int[] {0, 0}, 3))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> ConfusionMatrix.of(new double[3]));
        assertThrows(IllegalArgumentException.class, () -> Metrics.topK(z, label, 0));
    }
}
