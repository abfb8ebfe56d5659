package org.leibniz.bench.leibniz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.bench.worker.Workload;
import org.leibniz.compile.Precision;

/** What Leibniz computes in the bench, against loops in double precision that know nothing of it. */
class LeibnizPeerTest {
    private static final int BATCH = 4;
    private static final int[] LAYERS = {3, 5, 2};

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(5);

    @BeforeEach
    void data() throws IOException {
        for (int batch = 0; batch < 2; batch++) {
            write("x" + batch, random(BATCH * LAYERS[0]));
            float[] targets = new float[BATCH * LAYERS[2]];
            for (int sample = 0; sample < BATCH; sample++) targets[2 * sample + random.nextInt(2)] = 1;
            write("t" + batch, targets);
        }
        write("w1", random(15));
        write("b1", random(5));
        write("w2", random(10));
        write("b2", random(2));
    }

    private float[] random(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) random.nextDouble(-1, 1);
        return values;
    }

    private void write(String name, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(folder.resolve(name + ".bin"), bytes.array());
    }

    private Workload workload(String... properties) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "model=mlp", "layers=3,5,2", "parameters=w1,b1,w2,b2", "batch=" + BATCH, "batches=2", "rate=0.5"));
        lines.addAll(List.of(properties));
        Files.write(folder.resolve("workload.properties"), lines);
        return new Workload(folder, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "relu,softmax,sgd,float32,1e-5",
        "tanh,binary,sgd,float32,1e-5",
        "relu,softmax,adam,float32,1e-4",
        "tanh,softmax,adam,float64,1e-9"
    })
    void lossesAreThoseOfPlainLoops(
            String activation, String loss, String optimizer, String precision, double tolerance) throws IOException {
        Workload work = workload(
                "activation=" + activation, "loss=" + loss, "optimizer=" + optimizer, "precision=" + precision);
        TrainingTask task = new TrainingTask(work);
        PlainPerceptron plain = new PlainPerceptron(work);
        for (int step = 0; step < 6; step++) {
            task.step(step % 2);
            assertEquals(plain.step(step % 2), task.loss(), tolerance, "step " + step);
        }
    }

    @Test
    void inferenceGivesLogits() throws Exception {
        Workload work = workload("activation=relu", "loss=softmax");
        float[] logits = LeibnizPeer.of(Precision.FLOAT32).inference(work).run(work.inputs()[1]);
        double[] expected = new PlainPerceptron(work).logits(1);
        for (int i = 0; i < expected.length; i++) assertEquals(expected[i], logits[i], 1e-5);
    }

    @Test
    void theChainIsThatOfPlainLoops() {
        float[] x = random(1001);
        ChainTask task = new ChainTask(x, new float[] {0.7f}, new float[] {0.1f});
        task.step(0);
        float[] slopes = new float[x.length];
        double[] expected = PlainLoops.chain(x, slopes, 0.7f, 0.1f);
        double check = expected[1] + expected[2];
        for (float slope : slopes) check += slope;
        assertEquals(expected[0], task.loss(), 1e-6);
        assertEquals(check, task.check(), 1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5x7x3 NN", "5x7x3 NT", "5x7x3 TN", "5x7x3 TT"})
    void productsTakeFactorsAsTheyLie(String text) {
        ProductShape shape = ProductShape.parse(text);
        float[] a = random(40);
        float[] b = random(40);
        float[] expected = new float[15];
        PlainLoops.dots(
                shape.transposedA() ? transposed(a, 7, 5) : a,
                shape.transposedB() ? transposed(b, 3, 7) : b,
                expected,
                5,
                7,
                3);
        float[] other = new float[15];
        PlainLoops.rows(
                shape.transposedA() ? transposed(a, 7, 5) : a,
                shape.transposedB() ? transposed(b, 3, 7) : b,
                other,
                5,
                7,
                3);
        assertArrayEquals(expected, other, 1e-5f);
        for (Precision precision : Precision.values()) {
            MatrixProduct product = new MatrixProduct(shape, a, b, precision);
            product.multiply();
            assertArrayEquals(expected, product.result(), 1e-5f);
        }
    }

    private static float[] transposed(float[] values, int rows, int columns) {
        float[] result = new float[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) result[j * rows + i] = values[i * columns + j];
        }
        return result;
    }
}
