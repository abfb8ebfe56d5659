package org.leibniz.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.bench.worker.Workload;

class WorkloadsTest {
    @TempDir
    Path folder;

    private Workload written(String id, String name) throws IOException {
        Path place = folder.resolve(name);
        new DataFolder(place).write(Workloads.byId().get(id));
        return new Workload(place, 1);
    }

    @Test
    void peersReadWhatWasDeclared() throws IOException {
        Workload work = written("W3", "a");
        assertEquals("training", work.kind());
        assertArrayEquals(new int[] {784, 1024, 1024, 10}, work.layers());
        assertEquals(0.001, work.rate());
        assertEquals(
                List.of(784 * 1024, 1024, 1024 * 1024, 1024, 1024 * 10, 10),
                work.parameters().stream().map(values -> values.length).toList());
        for (int batch = 0; batch < 8; batch++) {
            float[] inputs = work.inputs()[batch];
            float[] targets = work.targets()[batch];
            assertEquals(256 * 784, inputs.length);
            for (int sample = 0; sample < 256; sample++) {
                float sum = 0;
                for (int i = 0; i < 10; i++) sum += targets[sample * 10 + i];
                assertEquals(1, sum);
            }
        }
        assertTrue(work.inputs()[0][0] != work.inputs()[1][0], "batches are different");
    }

    @Test
    void dataAreTheSameInEveryRun() throws IOException {
        written("W8", "a");
        written("W8", "b");
        try (var files = Files.list(folder.resolve("a"))) {
            for (Path file : files.toList()) {
                assertEquals(-1, Files.mismatch(file, folder.resolve("b").resolve(file.getFileName())));
            }
        }
    }

    @Test
    void productsHaveAllTransposes() throws IOException {
        Workload work = new Workload(only("1x784x128"), 1);
        assertEquals(
                List.of("1x784x128 NN", "1x784x128 NT", "1x784x128 TN", "1x784x128 TT"),
                work.products().stream().map(ProductShape::toString).toList());
        assertEquals(784 * 128, work.file("b").length);
        assertEquals(48, Workloads.byId().get("gemm").products().size());
    }

    private Path only(String shape) {
        WorkloadSpec some = Options.parse("gemm", "--shapes", shape).workloads().get(0);
        new DataFolder(folder).write(some);
        return folder;
    }

    @Test
    void operationsAreThoseOfTheProducts() {
        double forward = 2.0 * 64 * (784 * 128 + 128 * 10);
        assertEquals(forward, Workloads.byId().get("W1i").operations());
        // Backward as much by the weights, and by the inputs of the second layer.
        assertEquals(
                2 * forward + 2.0 * 64 * 128 * 10, Workloads.byId().get("W1").operations());
    }
}
