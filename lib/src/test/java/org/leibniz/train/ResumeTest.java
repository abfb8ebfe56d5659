package org.leibniz.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.compile.Parameters;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.io.Augmentation;
import org.leibniz.io.Dataset;
import org.leibniz.io.Model;
import org.leibniz.nn.Adam;
import org.leibniz.nn.BatchNorm;
import org.leibniz.nn.Dense;
import org.leibniz.nn.Dropout;
import org.leibniz.nn.Losses;
import org.leibniz.nn.Metrics;
import org.leibniz.nn.Momentum;
import org.leibniz.nn.Schedule;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** A training that is interrupted and resumed ends with the bits of one that was not. */
class ResumeTest {
    /** What was never interrupted. */
    private static final Net NET = new Net(5, true);

    private static final Trained WHOLE = NET.training.run();

    @TempDir
    Path folder;

    /** With everything that a step keeps: moments, running means, dropout, samples changed by chance, a plateau. */
    private static final class Net {
        final Dim n = Dim.named("n");
        final Symbol x = Symbol.input("x", Shape.of(n, Dim.of(3)));
        final Symbol t = Symbol.index("t", Shape.of(n), Dim.of(3));
        final Expr logits;
        final Training training;

        Net(int hidden, boolean relu) {
            Dense first = new Dense("first", 3, hidden);
            Dense second = new Dense("second", hidden, 3);
            BatchNorm norm = new BatchNorm("norm", hidden);
            Dropout dropout = new Dropout("dropout", 0.3);
            Expr z = norm.of(first.of(x));
            logits = second.of(dropout.of(relu ? Ops.relu(z) : Ops.tanh(z)));
            float[] points = new float[3 * 70];
            float[] classes = new float[70];
            for (int i = 0; i < points.length; i++) points[i] = i * 37 % 101 / 50f - 1;
            for (int i = 0; i < classes.length; i++) classes[i] = i * 13 % 3;
            Dataset samples = Dataset.of("x", points, 3).with("t", classes).augment("x", Augmentation.noise(0.1), 5);
            training = new Training(Losses.softmaxCrossEntropy(logits, t))
                    .data(samples, x, t)
                    .validation(0.2)
                    .metric("f1", Metrics.f1(logits, t))
                    .initialize(first, second, norm, dropout)
                    .optimizer(new Adam(0.01))
                    .schedule(Schedule.cosine())
                    .plateau(0.5, 1)
                    .keepBest()
                    .statistics()
                    .epochs(4)
                    .batch(8);
        }
    }

    /** Everything but the seconds. */
    private static void assertSame(Trained expected, Trained resumed) {
        Map<String, float[]> values = new TreeMap<>();
        resumed.values().forEach((symbol, array) -> values.put(symbol.name(), array));
        expected.values()
                .forEach((symbol, array) -> assertArrayEquals(array, values.get(symbol.name()), symbol.name()));
        assertEquals(expected.epoch(), resumed.epoch());
        assertEquals(withoutSeconds(expected), withoutSeconds(resumed));
        assertEquals(expected.history().svg(), resumed.history().svg());
    }

    private static List<String> withoutSeconds(Trained trained) {
        return trained.history().epochs().stream()
                .map(epoch -> epoch.toString().replaceAll("seconds=.*", ""))
                .toList();
    }

    @Test
    void afterAnEpoch() {
        Path file = folder.resolve("epoch.checkpoint");
        new Net(5, true)
                .training
                .checkpoint(file)
                .listener(new Listener() {
                    @Override
                    public void epochDone(Run run) {
                        if (run.epoch() == 2) run.stop();
                    }
                })
                .run();
        Path done = folder.resolve("done.checkpoint");
        assertSame(
                WHOLE, new Net(5, true).training.resume(file).checkpoint(done).run());
        // Nothing is left to do.
        assertSame(WHOLE, new Net(5, true).training.resume(done).run());
    }

    @Test
    void theFirstDifferenceIsNamed() throws IOException {
        Path file = folder.resolve("small.checkpoint");
        new Net(5, true).training.epochs(1).checkpoint(file).run();
        assertRefused(
                file,
                "this is a checkpoint of another network: first_w has the sizes [3,5] there, first_w[3,6] here",
                new Net(6, true).training);
        String other = refusal(file, new Net(5, false).training);
        assertTrue(
                other.matches(".*another network: line \\d+ of what is computed is 'v\\d+ = relu\\(v\\d+\\)' there, "
                        + "'v\\d+ = tanh\\(v\\d+\\)' here"),
                other);
        assertRefused(file, "the training cannot go on: seed was 1, now it is 2", new Net(5, true).training.seed(2));
        assertRefused(file, "the training cannot go on: batch was 8, now it is 9", new Net(5, true).training.batch(9));
        String optimizer = refusal(file, new Net(5, true).training.optimizer(new Momentum(0.1)));
        assertTrue(
                optimizer.endsWith(
                        "this is a checkpoint of another training: it has m_first_w, which is not needed here"),
                optimizer);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        String cut = refusal(file, new Net(5, true).training);
        assertTrue(cut.contains("there are "), cut);
        assertThrows(
                UncheckedIOException.class,
                () -> new Net(5, true).training.resume(folder.resolve("none")).run());
    }

    private static void assertRefused(Path file, String reason, Training training) {
        assertEquals(file + ": " + reason, refusal(file, training));
    }

    private static String refusal(Path file, Training training) {
        UncheckedIOException refused = assertThrows(
                UncheckedIOException.class, () -> training.resume(file).run());
        return refused.getCause().getMessage();
    }

    /** A process that trains; its third step takes long, so that it can be interrupted there. */
    static final class Child {
        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[1]);
            Path file = folder.resolve("child.checkpoint");
            Net net = new Net(5, true);
            if (args[0].equals("train")) {
                net.training
                        .checkpoint(file)
                        .listener(new Progress(System.out, false))
                        .listener(new Listener() {
                            @Override
                            public void stepDone(Run run) {
                                if (run.epoch() != 2 || run.step() != 3) return;
                                System.out.println("ready");
                                try {
                                    Thread.sleep(60_000);
                                } catch (InterruptedException e) {
                                    Thread.currentThread().interrupt();
                                }
                            }
                        })
                        .run();
            } else {
                Trained trained = net.training.resume(file).run();
                trained.model("logits", net.logits).save(folder.resolve("child.leibniz"));
                Files.writeString(
                        folder.resolve("child.json"), trained.history().json());
            }
        }
    }

    @Test
    void whatCtrlCHasInterruptedGoesOnInAnotherProcess() throws Exception {
        assumeTrue(new File("/bin/kill").canExecute(), "there is no /bin/kill to interrupt a process with");
        Process training = start("train");
        try (var lines = training.inputReader()) {
            List<String> printed = new ArrayList<>();
            String line = lines.readLine();
            while (line != null && !line.equals("ready")) {
                printed.add(line);
                line = lines.readLine();
            }
            assertEquals("ready", line, printed.toString());
            String signal = ignoresInterrupts() ? "-TERM" : "-INT";
            new ProcessBuilder("/bin/kill", signal, Long.toString(training.pid()))
                    .start()
                    .waitFor();
            String last = lines.readLine();
            assertEquals(
                    "interrupted in epoch 2 after step 3 of 7; " + folder.resolve("child.checkpoint")
                            + " has all that is needed to go on",
                    last);
            assertTrue(training.waitFor(30, TimeUnit.SECONDS));
            assertEquals(signal.equals("-INT") ? 130 : 143, training.exitValue());
        } finally {
            training.destroyForcibly();
        }
        Process resuming = start("resume");
        try {
            assertTrue(resuming.waitFor(60, TimeUnit.SECONDS));
            assertEquals(
                    0,
                    resuming.exitValue(),
                    new String(resuming.getInputStream().readAllBytes()));
        } finally {
            resuming.destroyForcibly();
        }
        float[] point = {0.3f, -0.2f, 0.9f};
        try (Model saved = Model.load(folder.resolve("child.leibniz"));
                Model own = WHOLE.model("logits", NET.logits)) {
            assertArrayEquals(own.run(point), saved.run(point));
            assertArrayEquals(own.parameter("first_w"), saved.parameter("first_w"));
        }
        History history = History.of(Files.readString(folder.resolve("child.json")));
        assertEquals(withoutSeconds(WHOLE), withoutSeconds(new Trained(Parameters.of(Map.of()), history, 0, null)));
    }

    /** What a shell starts in the background may ignore Ctrl-C, and what that starts does so too. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return false;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private Process start(String what) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        if (vectors) command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), what));
        command.add(folder.toString());
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
