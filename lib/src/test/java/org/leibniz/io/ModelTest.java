package org.leibniz.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

class ModelTest {
    private final Symbol x = Symbol.input("x", Shape.of(Dim.named("n"), Dim.of(3)));
    private final Symbol w = Symbol.parameter("w1", Shape.of(3, 2));
    private final Symbol b = Symbol.parameter("b", Shape.of(2));
    private final Expr z = x.dot(w).plus(b).named("z");
    private final Expr y = Ops.sigmoid(z).named("y");
    private final Map<Symbol, float[]> values =
            Map.of(w, new float[] {1, -2, 0.5f, 3, -0.25f, 1}, b, new float[] {0.1f, -0.2f});

    @TempDir
    Path folder;

    private Path file;
    private Model model;

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("digits.leibniz");
        model = Model.of(Map.of("y", y), values);
        model.save(file);
    }

    @Test
    void aLoadedModelIsTheOneThatWasSaved() throws IOException {
        float[] sample = {0.3f, -1, 2};
        float[] expected = model.run(sample);
        assertEquals(sigmoid(0.3f + -0.5f - 0.5f + 0.1f), expected[0], 1e-6);
        try (Model loaded = Model.load(file)) {
            assertArrayEquals(expected, loaded.run(sample));
            assertEquals("σ(z)", loaded.outputs().get("y").toString());
            assertEquals(
                    List.of("x[n,3]"),
                    loaded.inputs().stream().map(Symbol::described).toList());
            assertArrayEquals(values.get(b), loaded.parameter("b"));
            Expr loss = loaded.outputs().get("y").sum();
            Expr slope = Gradient.of(loss).by(loaded.inputs().get(0));
            assertEquals(Gradient.of(y.sum()).by(x).toString(), slope.toString());
        }
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Test
    void everyBatchSizeGivesWhatSingleSamplesGive() throws IOException {
        Random random = new Random(4);
        float[] all = new float[3 * 4096];
        for (int i = 0; i < all.length; i++) all[i] = (float) random.nextGaussian();
        Model loaded = Model.load(file);
        for (int n : new int[] {1, 2, 3, 7, 16, 33, 100, 1000, 4095, 4096}) {
            float[] results = loaded.run(Arrays.copyOf(all, 3 * n));
            assertEquals(2 * n, results.length);
            for (int i = 0; i < n; i += Math.max(1, n / 50)) {
                float[] single = loaded.run(Arrays.copyOfRange(all, 3 * i, 3 * i + 3));
                assertArrayEquals(single, Arrays.copyOfRange(results, 2 * i, 2 * i + 2), 1e-6f, "sample " + i);
            }
        }
    }

    @Test
    void sixteenThreadsAtOnceGetEqualResults() {
        float[] sample = {0.3f, -1, 2};
        float[] expected = model.run(sample);
        List<Thread> threads = IntStream.range(0, 16)
                .mapToObj(i -> new Thread(() -> {
                    for (int turn = 0; turn < 500; turn++) assertArrayEquals(expected, model.run(sample));
                }))
                .toList();
        int[] failed = {0};
        threads.forEach(thread -> thread.setUncaughtExceptionHandler((t, e) -> failed[0]++));
        threads.forEach(Thread::start);
        threads.forEach(ModelTest::join);
        assertEquals(0, failed[0]);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void severalInputsAndOutputsGoByName() throws IOException {
        Symbol u = Symbol.input("u", Shape.of(2));
        Map<String, Expr> outputs = new LinkedHashMap<>();
        outputs.put("sum", y.sum(0).plus(u));
        outputs.put("z", z);
        Path two = folder.resolve("two.leibniz");
        Model.of(outputs, values).save(two);
        Model loaded = Model.load(two);
        Map<String, float[]> results = loaded.run(Map.of("x", new float[6], "u", new float[] {1, 2}));
        assertEquals(List.of("sum", "z"), List.copyOf(results.keySet()));
        assertArrayEquals(new float[] {0.1f, -0.2f, 0.1f, -0.2f}, results.get("z"));
        assertMessage("the model has the inputs [x, u], say which array is which", () -> loaded.run(new float[3]));
        assertMessage("no array is given for u[2]", () -> loaded.run(Map.of("x", new float[3])));
        assertMessage(
                "there is no input v, the model has [x, u]",
                () -> loaded.run(Map.of("v", new float[3], "x", new float[3], "u", new float[2])));
    }

    @Test
    void wrongLengthsAreNamedWithBothNumbers() {
        assertMessage("x[n,3] needs a multiple of 3 values, the array has 7", () -> model.run(new float[7]));
        assertMessage("x[n,3] needs a multiple of 3 values, the array has 0", () -> model.run(new float[0]));
        assertMessage(
                "w₁[3,2] cannot have 5 values",
                () -> Model.of(Map.of("y", y), Map.of(w, new float[5], b, new float[2])));
        assertMessage("no values are given for b[2]", () -> Model.of(Map.of("y", y), Map.of(w, new float[6])));
        assertArrayEquals(new float[2], Arrays.copyOf(model.run(new float[3]), 2), 1);
    }

    @Test
    void aClosedModelSaysSo() {
        model.close();
        assertEquals(
                "the model is closed",
                assertThrows(IllegalStateException.class, () -> model.run(new float[3]))
                        .getMessage());
    }

    @Test
    void missingForeignAndEmptyFiles() throws IOException {
        Path missing = folder.resolve("missing.leibniz");
        assertThrows(NoSuchFileException.class, () -> Model.load(missing));
        assertRefused("this is no Leibniz model file", "PNG, for example".getBytes(StandardCharsets.UTF_8));
        assertRefused("the file is empty", new byte[0]);
    }

    @Test
    void everyPrefixIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1; length < whole.length; length++) {
            String message = refusal(Arrays.copyOf(whole, length));
            assertTrue(message.contains("cut short"), length + " bytes: " + message);
        }
    }

    @Test
    void everyFlippedByteIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x20;
            String message = refusal(damaged);
            assertTrue(message.startsWith(file.getFileName().toString()), at + ": " + message);
        }
    }

    @Test
    void anotherVersionIsRefusedWithAWordWhatToDo() throws IOException {
        byte[] newer = Files.readAllBytes(file);
        newer[11] = 2;
        assertRefused(
                "the file has version 2 of the format, this library reads version 1; a newer Leibniz can read it",
                newer);
    }

    @Test
    void sizesThatDoNotFitAreRefusedBeforeTheyCostMemory() throws IOException {
        String graph = "input v0 x [n,2]\nparameter v1 w [2,9000000000]\nv2 = v0*v1\noutput y v2";
        assertRefused("the file is cut short at w[2,9000000000]", written(graph));
        String recursive = "v2 = v2*v2\noutput y v2";
        assertRefused("the graph cannot be read: line 1: v2 is not defined before", written(recursive));
        assertRefused(
                "the graph cannot be read: line 2: a line cannot start with 'execute'",
                written("input v0 x [n,2]\nexecute v0"));
    }

    private static byte[] written(String graph) {
        byte[] text = graph.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(24 + text.length);
        bytes.put(new byte[] {(byte) 0x93, 'L', 'B', 'Z', '\r', '\n', 0x1a, '\n'});
        bytes.putInt(1).putInt(text.length).put(text);
        CRC32C sum = new CRC32C();
        sum.update(bytes.array(), 0, bytes.position());
        return bytes.putLong(sum.getValue()).array();
    }

    private void assertRefused(String reason, byte[] content) throws IOException {
        assertEquals(file.getFileName() + ": " + reason, refusal(content));
    }

    private String refusal(byte[] content) throws IOException {
        Files.write(file, content);
        String message =
                assertThrows(DataFileException.class, () -> Model.load(file)).getMessage();
        return message.substring(folder.toString().length() + 1);
    }

    @Test
    void aSaveThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        byte[] before = Files.readAllBytes(file);
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[1000]);
                    throw new IOException("the disk is full");
                }));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aSaveThatIsKilledLeavesTheOldFile() throws Exception {
        byte[] before = Files.readAllBytes(file);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SlowSave.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals('w', process.getInputStream().read(), "the other process has begun to write");
        process.destroyForcibly().waitFor();
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    /** Begins to replace a file and never ends. */
    static final class SlowSave {
        private SlowSave() {}

        public static void main(String[] args) throws IOException {
            AtomicFile.write(Path.of(args[0]), out -> {
                out.write(new byte[1000]);
                System.out.println("writing");
                while (true) Thread.onSpinWait();
            });
        }
    }

    private static void assertMessage(String expected, Runnable wrong) {
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
    }

    @Test
    void aModelHoldsNothingOfTheCaller() {
        float[] weights = values.get(w).clone();
        Model own = Model.of(Map.of("y", y), Map.of(w, weights, b, values.get(b)));
        float[] expected = own.run(new float[] {1, 1, 1});
        Arrays.fill(weights, 7);
        assertArrayEquals(expected, own.run(new float[] {1, 1, 1}));
        assertFalse(own.run(new float[] {1, 1, 1}) == own.run(new float[] {1, 1, 1}));
    }
}
