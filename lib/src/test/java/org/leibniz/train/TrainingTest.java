package org.leibniz.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.nn.Adam;
import org.leibniz.nn.GradientDescent;
import org.leibniz.nn.Initializer;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Momentum;
import org.leibniz.nn.Optimizer;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

class TrainingTest {
    private final Dim n = Dim.named("n");
    private final Symbol x = Symbol.input("x", Shape.of(n, Dim.of(2)));
    private final Symbol t = Symbol.input("t", Shape.of(n));
    private final Symbol w = Symbol.parameter("w", Shape.of(2));
    private final Symbol b = Symbol.parameter("b", Shape.scalar());
    private final Expr y = x.dot(w).plus(b.broadcastTo(t.shape())).named("y");
    private final Expr loss = Losses.meanSquaredError(y, t).named("E");

    /** 1 + 2·x₁ − 3·x₂ at some points. */
    private static float[] points(int count) {
        float[] points = new float[2 * count];
        for (int i = 0; i < points.length; i++) points[i] = (i * 37 % 101) / 50f - 1;
        return points;
    }

    private static float[] targets(float[] points) {
        float[] targets = new float[points.length / 2];
        for (int i = 0; i < targets.length; i++) targets[i] = 1 + 2 * points[2 * i] - 3 * points[2 * i + 1];
        return targets;
    }

    private Training line(Optimizer optimizer) {
        float[] points = points(103);
        return new Training(loss)
                .data(x, points)
                .data(t, targets(points))
                .optimizer(optimizer)
                .epochs(60)
                .batch(16);
    }

    @Test
    void everyOptimizerFindsTheLine() {
        for (Optimizer optimizer : List.of(new GradientDescent(0.3), new Momentum(0.05), new Adam(0.1))) {
            Trained trained = line(optimizer).run();
            assertArrayEquals(new float[] {2, -3}, trained.values(w), 1e-3f, optimizer.toString());
            assertEquals(1, trained.values(b)[0], 1e-3, optimizer.toString());
            assertEquals(60, trained.history().epochs().size());
            assertTrue(trained.history().last().loss() < 1e-5);
            assertArrayEquals(new float[] {1 + 2 - 3}, trained.model("y", y).run(new float[] {1, 1}), 3e-3f);
        }
    }

    @Test
    void aStepIsGradientDescentByHand() {
        Trained trained = new Training(loss)
                .data(x, new float[] {1, 2, 3, 4})
                .data(t, new float[] {1, -1})
                .optimizer(new GradientDescent(0.1))
                .initialize(w, Initializer.constant(0.5))
                .batch(2)
                .run();
        // y = 1.5, 3.5; the errors 0.5, 4.5; the slope by w is the mean of 2·error·x.
        assertArrayEquals(new float[] {0.5f - 0.1f * 14, 0.5f - 0.1f * 19}, trained.values(w), 1e-6f);
        assertEquals(-0.1f * 5, trained.values(b)[0], 1e-6f);
        assertEquals((0.25 + 20.25) / 2, trained.history().last().loss(), 1e-6);
    }

    @Test
    void theSeedDecides() {
        assertArrayEquals(
                line(new Adam(0.1)).seed(5).run().values(w),
                line(new Adam(0.1)).seed(5).run().values(w));
        float[] some = line(new Adam(0.1)).seed(5).epochs(2).run().values(w);
        assertNotEquals(some[0], line(new Adam(0.1)).seed(6).epochs(2).run().values(w)[0]);
    }

    @Test
    void everyEpochUsesEverySampleOnceAndInAnotherOrder() {
        Samples samples = new Samples().with(t, new float[] {0, 1, 2, 3, 4, 5, 6});
        Batches batches = new Batches(samples, 3, 9, true);
        assertEquals(3, batches.count());
        List<List<Integer>> orders = new ArrayList<>();
        Call call = Program.compile(List.of(t), Precision.FLOAT32).call();
        batches.bind(call);
        for (int epoch = 1; epoch <= 2; epoch++) {
            List<Integer> order = new ArrayList<>();
            for (int batch = 0; batch < 3; batch++) {
                batches.load(epoch, batch, call);
                float[] loaded = call.run().floats(0);
                assertEquals(batch < 2 ? 3 : 1, loaded.length);
                for (int i = 0; i < loaded.length; i++) {
                    assertEquals(batches.sample(batch, i), loaded[i]);
                    order.add((int) loaded[i]);
                }
            }
            assertEquals(List.of(0, 1, 2, 3, 4, 5, 6), order.stream().sorted().toList());
            orders.add(order);
        }
        assertNotEquals(orders.get(0), orders.get(1));
    }

    @Test
    void testDataIsMeasuredButNotTrainedOn() {
        float[] points = points(300);
        Trained trained = line(new Adam(0.1))
                .test(x, points)
                .test(t, targets(points))
                .metric("largest error", Ops.mean(Ops.abs(y.minus(t))))
                .run();
        Map<String, Double> test = trained.history().last().test();
        assertEquals(List.of("loss", "largest error"), List.copyOf(test.keySet()));
        assertTrue(test.get("loss") < 1e-5, test.toString());
        assertEquals(
                List.of("largest error"),
                List.copyOf(trained.history().last().metrics().keySet()));
        String svg = trained.history().svg();
        assertTrue(svg.startsWith("<svg") && svg.contains(">largest error<") && svg.contains(">test<"), svg);
    }

    @Test
    void progressIsOneLineAnEpochOrALiveLine() {
        String plain = progress(false);
        assertEquals(2, plain.lines().count(), plain);
        assertTrue(plain.matches("(?s)epoch 1/2  loss [0-9.]+  [0-9,]+ samples/s  [0-9.]+ s  \\d+ s left\n.*"), plain);
        String live = progress(true);
        assertTrue(live.startsWith("\repoch 1/2 "), live);
        assertTrue(live.contains(" left"), live);
    }

    private String progress(boolean live) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        line(new Adam(0.1)).epochs(2).listener(new Progress(out, live)).run();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLossThatIsNoNumberNamesWhatCausedIt() {
        Symbol p = Symbol.parameter("p", Shape.of(2));
        Expr s = x.times(p.broadcastTo(x.shape())).named("s");
        Expr l = Ops.mean(Ops.log(s).named("logs").squared());
        float[] points = {1, 2, 3, 4, 5, 0, 7, 8};
        NotFiniteException zero = assertThrows(
                NotFiniteException.class,
                () -> new Training(l)
                        .data(x, points)
                        .initialize(p, Initializer.constant(1))
                        .shuffle(false)
                        .batch(2)
                        .run());
        assertEquals(
                "the loss is infinite in epoch 1, step 2: logs is −∞ at [0,1] (sample 2)",
                zero.getMessage().replaceAll(", then.*", ""));
        float[] holes = {1, 2, 3, 4, 5, Float.NaN, 7, 8};
        NotFiniteException data = assertThrows(
                NotFiniteException.class,
                () -> new Training(l)
                        .data(x, holes)
                        .initialize(p, Initializer.constant(1))
                        .shuffle(false)
                        .batch(2)
                        .run());
        assertEquals("the loss is NaN in epoch 1, step 2: x is NaN at [0,1] (sample 2)", data.getMessage());
    }

    @Test
    void aParameterThatRunsAwayIsFoundInTheStepWhereItDid() {
        // The slope of √ at 0 is infinite while the loss is still 0.
        Symbol p = Symbol.parameter("p", Shape.scalar());
        Expr l = Ops.mean(t.times(Ops.sqrt(p).named("root").broadcastTo(t.shape())));
        NotFiniteException error = assertThrows(
                NotFiniteException.class,
                () -> new Training(l)
                        .data(t, new float[] {1, 1, 1, 1})
                        .optimizer(new GradientDescent(1))
                        .batch(1)
                        .run());
        assertTrue(error.getMessage().startsWith("the loss is NaN in epoch 1, step 2: "), error.getMessage());
        assertTrue(error.getMessage().endsWith("; this happened in step 1"), error.getMessage());
    }

    @Test
    void aHundredThousandStepsNeedNoMoreMemoryThanTen() {
        int samples = 5000;
        Training training = new Training(loss)
                .data(x, new float[2 * samples])
                .data(t, new float[samples])
                .optimizer(new Adam(1e-3))
                .batch(1)
                .epochs(22);
        long[] used = new long[2];
        training.listener(new Listener() {
            @Override
            public void epochDone(Run run) {
                if (run.epoch() == 2) used[0] = live();
                if (run.epoch() == 22) used[1] = live();
            }
        });
        training.run();
        assertTrue(used[1] - used[0] < 4_000_000, "grown by " + (used[1] - used[0]) + " bytes");
    }

    private static long live() {
        for (int i = 0; i < 3; i++) System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        assertMessage(
                "data has no values for t[n]",
                () -> new Training(loss).data(x, new float[4]).run());
        assertMessage(
                "t[n] has 3 samples, the others have 2",
                () -> new Training(loss).data(x, new float[4]).data(t, new float[3]));
        assertMessage(
                "x[n,2] needs a multiple of 2 values, the array has 3", () -> new Training(loss).data(x, new float[3]));
        assertMessage(
                "samples lie along a first axis of a named size, with fixed sizes behind it; not so in w[2]",
                () -> new Training(loss).data(w, new float[2]));
        assertMessage("epochs must be at least 1, not 0", () -> new Training(loss).epochs(0));
        assertMessage(
                "the loss depends on no parameter",
                () -> new Training(Ops.mean(t)).data(t, new float[1]).run());
        assertThrows(ShapeException.class, () -> new Training(y));
    }

    private static void assertMessage(String expected, Runnable wrong) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }
}
