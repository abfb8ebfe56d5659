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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Profile;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Batch;
import org.leibniz.io.Batches;
import org.leibniz.io.Dataset;
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
    void stepsByHandAreThoseOfARun() {
        float[] points = points(32);
        float[] targets = targets(points);
        Map<Symbol, float[]> zeros = Map.of(w, new float[2], b, new float[1]);
        Trained run = new Training(loss)
                .data(x, points)
                .data(t, targets)
                .optimizer(new Adam(0.1))
                .initialize(w, Initializer.constant(0))
                .shuffle(false)
                .batch(32)
                .epochs(3)
                .run();
        for (Precision precision : Precision.values()) {
            TrainingStep step = new Training(loss).optimizer(new Adam(0.1)).step(zeros, precision);
            Call call = step.call();
            if (precision == Precision.FLOAT32) call.with(x, points).with(t, targets);
            else call.with(x, wide(points)).with(t, wide(targets));
            for (int i = 0; i < 3; i++) call.run();
            double tolerance = precision == Precision.FLOAT32 ? 0 : 1e-4;
            assertEquals(run.history().last().loss(), call.number(0), tolerance);
            assertArrayEquals(run.values(w), step.trained().get(w), (float) tolerance);
            assertEquals(Set.of(w, b), step.trained().keySet());
            assertEquals(7, step.values().symbols().size(), "two moments of each, and the number of steps");
        }
        assertMessage("no values are given for b[]", () -> new Training(loss).step(Map.of(w, new float[2])));
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) wide[i] = values[i];
        return wide;
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
        Batches batches = new Batches(Dataset.of("t", new float[] {0, 1, 2, 3, 4, 5, 6}), 3, 9, true);
        assertEquals(3, batches.count());
        List<List<Integer>> orders = new ArrayList<>();
        for (int epoch = 1; epoch <= 2; epoch++) {
            List<Integer> order = new ArrayList<>();
            for (int number = 0; number < 3; number++) {
                Batch batch = batches.load(epoch, number);
                assertEquals(number < 2 ? 3 : 1, batch.count());
                for (int i = 0; i < batch.count(); i++) {
                    assertEquals(batch.sample(i), batch.array("t")[i]);
                    order.add(batch.sample(i));
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
        assertMessage("data: there are no samples", () -> new Training(loss).run());
        assertMessage(
                "which epoch is best shows on validation samples, and there are none: see validation(…)",
                () -> line(new Adam(0.1)).keepBest().run());
        assertMessage(
                "there is no measure accuracy to watch, only loss and []",
                () -> line(new Adam(0.1))
                        .validation(0.5)
                        .patience(1)
                        .watch(Watch.largest("accuracy"))
                        .run());
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

    @Test
    void aClassThatDoesNotExistIsRefused() {
        Symbol digit = Symbol.index("digit", Shape.of(n), Dim.of(3));
        Symbol plain = Symbol.input("plain", Shape.of(n));
        Symbol v = Symbol.parameter("v", Shape.of(2, 3));
        for (Symbol label : List.of(digit, plain)) {
            Training training = new Training(Losses.softmaxCrossEntropy(x.dot(v), label))
                    .data(x, new float[8])
                    .data(label, new float[] {0, 2, 3, 1})
                    .batch(4);
            String message =
                    assertThrows(IllegalArgumentException.class, training::run).getMessage();
            assertTrue(message.endsWith(": sample 2 is of class 3, the classes are 0 to 2"), message);
        }
    }

    @Test
    void theBestEpochIsKeptAndTrainingEndsWhenNoneIsBetter() {
        // The training data pull the line away from where the validation data have it.
        float[] own = {0, 0, 0, 0};
        List<Double> seen = new ArrayList<>();
        Trained trained = new Training(
                        Ops.mean(t.minus(b.broadcastTo(t.shape())).squared()))
                .data(t, new float[] {4, 4, 4, 4})
                .validation(t, new float[] {1, 1})
                .test(t, own)
                .optimizer(new GradientDescent(0.05))
                .batch(4)
                .epochs(50)
                .keepBest()
                .patience(2)
                .listener(new Listener() {
                    @Override
                    public void epochDone(Run run) {
                        seen.add((double) run.values(b)[0]);
                    }
                })
                .run();
        // b = 4·(1 − 0.9ᵏ): 0.4, 0.76, 1.084, 1.3756, 1.638
        assertEquals(5, trained.history().epochs().size());
        assertEquals(3, trained.epoch());
        assertEquals(1.084, trained.values(b)[0], 1e-5);
        assertEquals(1.638, seen.get(4), 1e-3);
        assertEquals(
                0.084 * 0.084, trained.history().epochs().get(2).validation().get("loss"), 1e-5);
        assertEquals(1.084 * 1.084, trained.history().epochs().get(2).test().get("loss"), 1e-4);
    }

    @Test
    void onAPlateauTheStepsBecomeSmaller() {
        Trained trained = new Training(b.times(Ops.mean(t)))
                .data(t, new float[] {1, 1})
                .validation(t, new float[] {-1})
                .optimizer(new GradientDescent(1))
                .epochs(4)
                .plateau(0.5, 1)
                .run();
        // Every epoch is worse than the first: steps of 1, 1, ½, ¼.
        assertEquals(-2.75, trained.values(b)[0]);
    }

    @Test
    void aPartOfTheDataIsForValidation() {
        Trained trained = line(new Adam(0.1)).validation(0.2).prefetch().run();
        assertTrue(trained.history().last().validation().get("loss") < 1e-5);
        float[] alone = line(new Adam(0.1)).validation(0.2).run().values(w);
        assertArrayEquals(alone, trained.values(w));
    }

    @Test
    void gradientsAndStepsOfParametersAreTold() {
        Trained trained = new Training(loss)
                .data(x, new float[] {1, 2, 3, 4})
                .data(t, new float[] {1, -1})
                .optimizer(new GradientDescent(0.1))
                .initialize(w, Initializer.constant(0.5))
                .batch(2)
                .statistics()
                .run();
        ParameterStatistics ofW = trained.history().last().statistics().get("w");
        assertEquals((14 + 19) / 2.0, ofW.gradient(), 1e-5);
        assertEquals(0.1 * Math.hypot(14, 19) / Math.hypot(0.5, 0.5), ofW.update(), 1e-5);
        assertEquals(0.5, ofW.value(), 1e-6);
    }

    @Test
    void theTimeOfAStepIsToldWhereItIsAskedFor() {
        Trained trained = line(new Adam(0.1)).epochs(3).profile().run();
        Profile profile = trained.profile();
        long steps = profile.steps().stream().mapToLong(Profile.Step::runs).sum();
        assertTrue(steps > 0 && steps % 3 == 0, steps + " steps");
        assertTrue(profile.toString().contains("w"), profile.toString());
        Trained unwatched = line(new Adam(0.1)).run();
        assertThrows(IllegalStateException.class, unwatched::profile);
    }

    /** x·y, which one player makes small by x and the other one large by y: they circle around 0. */
    @Test
    void twoPlayersMoveAtOnce() {
        Symbol p = Symbol.parameter("p", Shape.scalar());
        Symbol q = Symbol.parameter("q", Shape.scalar());
        Expr game = p.times(q).times(Ops.mean(t)).named("game");
        Trained trained = new Training(game)
                .data(t, new float[] {1, 1, 1})
                .against("other", game.unaryMinus(), q)
                .initialize(p, Initializer.constant(1))
                .initialize(q, Initializer.constant(2))
                .optimizer(new GradientDescent(0.1))
                .batch(1)
                .run();
        double p0 = 1;
        double q0 = 2;
        for (int i = 0; i < 3; i++) {
            double next = p0 - 0.1 * q0;
            q0 += 0.1 * p0;
            p0 = next;
        }
        assertEquals(p0, trained.values(p)[0], 1e-6);
        assertEquals(q0, trained.values(q)[0], 1e-6);
        assertEquals(
                -trained.history().last().loss(),
                trained.history().last().metrics().get("other"),
                1e-6);
        assertMessage(
                "the loss that w[2] should follow does not depend on it",
                () -> new Training(game)
                        .data(t, new float[1])
                        .against("other", game, w)
                        .run());
    }

    @Test
    void theLossOfAnotherPlayerIsGuarded() {
        Symbol q = Symbol.parameter("q", Shape.scalar());
        Expr root = Ops.sqrt(q).named("root");
        NotFiniteException error = assertThrows(
                NotFiniteException.class,
                () -> line(new GradientDescent(0.1))
                        .against("other", root, q)
                        .initialize(q, Initializer.constant(-1))
                        .run());
        assertTrue(
                error.getMessage().startsWith("the loss is NaN in epoch 1, step 1: root is NaN"), error.getMessage());
    }

    @Test
    void aListenerMayEndIt() {
        Listener impatient = new Listener() {
            @Override
            public void epochDone(Run run) {
                if (run.loss() < 1) run.stop();
            }
        };
        Trained trained = line(new Adam(0.1)).listener(impatient).run();
        assertTrue(trained.history().epochs().size() < 60);
        assertTrue(trained.history().last().loss() < 1);
    }

    @Test
    void theHistoryIsATableAndJson() {
        History history = line(new Adam(0.1))
                .epochs(2)
                .validation(0.1)
                .metric("a,b", b)
                .statistics()
                .run()
                .history();
        List<String> lines = history.csv().lines().toList();
        assertEquals("epoch,loss,\"a,b\",validation loss,\"validation a,b\",seconds", lines.get(0));
        assertEquals(3, lines.size());
        assertTrue(lines.get(2).startsWith("2," + history.last().loss() + ","), lines.get(2));
        History read = History.of(history.json());
        assertEquals(history.epochs(), read.epochs());
        assertEquals(history.svg(), read.svg());
        assertThrows(IllegalArgumentException.class, () -> History.of("{\"epochs\": [{}]}"));
    }

    private static void assertMessage(String expected, Runnable wrong) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }
}
