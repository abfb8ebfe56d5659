package org.leibniz.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Model;
import org.leibniz.nn.GradientDescent;
import org.leibniz.nn.Initializer;
import org.leibniz.nn.Losses;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** States of a loss: training updates them, tests and models read them. */
class StateTest {
    private final Dim n = Dim.named("n");
    private final Symbol x = Symbol.input("x", Shape.of(n));
    private final Symbol t = Symbol.input("t", Shape.of(n));
    private final Symbol w = Symbol.parameter("w", Shape.scalar());
    private final Symbol mean = Symbol.state("mean", Shape.scalar());
    private final Symbol steps = Symbol.state("steps", Shape.scalar());
    private final Expr batchMean = Ops.mean(x);
    private final Expr centred = Ops.phase(
            x.minus(batchMean), x.minus(Ops.tracked(mean, mean.times(0.5).plus(batchMean.times(0.5)))));
    private final Expr y =
            Ops.dropout(centred, 0.5, Ops.tracked(steps, steps.plus(1)), 1).times(w);
    private final float[] data = {1, 3, 4, 8, -2, 4};

    private Trained train() {
        return new Training(Losses.meanSquaredError(y, t))
                .data(x, data)
                .data(t, new float[6])
                .test(x, new float[] {2, 5})
                .test(t, new float[] {0, 0})
                .optimizer(new GradientDescent(0))
                .initialize(w, Initializer.constant(2))
                .initialize(mean, Initializer.constant(1))
                .shuffle(false)
                .batch(2)
                .run();
    }

    @Test
    void aStepOfTrainingUpdatesThem() {
        Trained trained = train();
        // Means of the batches: 2, 6, 1.
        assertEquals(((1 * 0.5 + 2 * 0.5) * 0.5 + 6 * 0.5) * 0.5 + 1 * 0.5, trained.values(mean)[0], 1e-6);
        assertEquals(3, trained.values(steps)[0]);
        assertEquals(2, trained.values(w)[0]);
    }

    @Test
    void testsAndModelsReadThem(@TempDir Path folder) throws IOException {
        Trained trained = train();
        float m = trained.values(mean)[0];
        double expected = (Math.pow(2 * (2 - m), 2) + Math.pow(2 * (5 - m), 2)) / 2;
        assertEquals(expected, trained.history().last().test().get("loss"), 1e-5);
        Path file = folder.resolve("states.leibniz");
        try (Model model = trained.model("y", y)) {
            assertEquals("(x − mean)w", model.outputs().get("y").toString());
            assertArrayEquals(new float[] {2 * (3 - m)}, model.run(new float[] {3}), 1e-6f);
            model.save(file);
        }
        try (Model model = Model.load(file)) {
            assertArrayEquals(new float[] {2 * (3 - m)}, model.run(new float[] {3}), 1e-6f);
            assertArrayEquals(new float[] {m}, model.parameter("mean"));
        }
    }

    @Test
    void dropoutIsForTrainingOnly() {
        Expr ones = Ops.dropout(x.times(0).plus(1), 0.5, Ops.tracked(steps, steps.plus(1)), 1);
        Expr kept = ones.squared().times(w);
        Trained trained = new Training(Ops.mean(kept))
                .data(x, new float[1000])
                .test(x, new float[10])
                .initialize(w, Initializer.constant(1))
                .optimizer(new GradientDescent(0))
                .batch(500)
                .run();
        // Half of the values are 4, the others 0.
        assertEquals(2, trained.history().last().loss(), 0.3);
        assertTrue(trained.history().last().loss() != 2);
        assertEquals(Map.of("loss", 1.0), trained.history().last().test());
    }
}
