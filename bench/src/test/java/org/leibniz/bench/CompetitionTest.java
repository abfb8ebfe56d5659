package org.leibniz.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.leibniz.bench.worker.Inference;
import org.leibniz.bench.worker.Peer;
import org.leibniz.bench.worker.Product;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.bench.worker.Task;
import org.leibniz.bench.worker.Worker;
import org.leibniz.bench.worker.Workload;

/** The runner against real processes of peers that compute little. */
class CompetitionTest {
    private static final Figure.Circumstances HERE = new Figure.Circumstances("2026", "here", "17", "test");

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    /** Says what the runner sent it: its loss is the number of steps it has made. */
    static final class Counting implements Peer {
        public static void main(String[] arguments) {
            System.out.println("what libraries print");
            Worker.run(new Counting(), arguments);
        }

        @Override
        public String version() {
            return "a \"counting\" peer";
        }

        @Override
        public Task training(Workload work) {
            return new Task() {
                private int steps;

                @Override
                public void step(int batch) {
                    if (batch != steps % 8) throw new IllegalStateException("batch " + batch + " at step " + steps);
                    steps++;
                }

                @Override
                public double loss() {
                    return steps;
                }
            };
        }

        @Override
        public Inference inference(Workload work) {
            throw new IllegalStateException("out of order");
        }

        @Override
        public Product product(ProductShape shape, float[] a, float[] b, int threads) {
            float[] c = new float[shape.m() * shape.n()];
            c[4] = shape.transposedA() ? threads : -threads;
            return new Product() {
                @Override
                public void multiply() {}

                @Override
                public float[] result() {
                    return c;
                }
            };
        }
    }

    private List<Figure> figures(WorkloadSpec workload, int rounds, int... threads) {
        PeerSpec peer =
                new PeerSpec("counting", PeerSpec.Kind.LEIBNIZ, "", Counting.class.getName(), List.of(), Map.of());
        try (Competition competition = new Competition(workload, folder, rounds, HERE, () -> true, log::add)) {
            for (int count : threads) competition.enter(peer, count, new PeerCommands(folder));
            return competition.run();
        }
    }

    @Test
    void aFigureForEachNumberOfThreads() {
        WorkloadSpec quick = Workloads.byId().get("W8").as("W8", "", 1e6, "warm_up=10", "warm_up_seconds=0");
        List<Figure> figures = figures(quick, 2, 1, 2);
        assertEquals(List.of(1, 2), figures.stream().map(Figure::threads).toList());
        for (Figure figure : figures) {
            assertEquals(1, figure.loss0());
            assertEquals(1000, figure.loss1(), "after so many steps as the workload says");
            assertEquals("a \"counting\" peer", figure.version());
            assertTrue(figure.min() <= figure.ms() && figure.ms() <= figure.p90(), figure.json());
            assertTrue(figure.firstStep() > 0 && figure.gflops() > 0, figure.json());
        }
    }

    @Test
    void everyProductIsAFigure() {
        WorkloadSpec quick = Workloads.byId()
                .get("gemm")
                .as(
                        "gemm",
                        "",
                        0,
                        "products=2x8x4 NN,2x8x4 TN",
                        "warm_up_seconds=0",
                        "shape_warm_up_seconds=0",
                        "round_seconds=0.001");
        List<Figure> figures = figures(quick, 1, 2);
        assertEquals(
                List.of("gemm 2x8x4 NN", "gemm 2x8x4 TN"),
                figures.stream().map(Figure::workload).toList());
        // Element 4 counts (4 mod 7) − 3 = 1 times, over the root of 2·8·4.
        assertEquals(
                List.of(-2 / 8.0, 2 / 8.0), figures.stream().map(Figure::loss0).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"W7:no elementwise work", "W1i:its process ended: java.lang.IllegalStateException: out of order"
            })
    void aPeerThatCannotIsLeftOut(String expected) {
        String id = expected.substring(0, expected.indexOf(':'));
        WorkloadSpec small = Workloads.byId().get(id).as(id, "", 0, "elements=10");
        assertEquals(List.of(), figures(small, 1, 1));
        assertTrue(
                log.get(0)
                        .startsWith(id + ": counting with 1 thread is left out: "
                                + expected.substring(expected.indexOf(':') + 1)),
                log.toString());
    }

    @Test
    void aPeerThatIsNotThereIsLeftOut() {
        WorkloadSpec small = Workloads.byId().get("W7").as("W7", "", 0, "elements=10");
        try (Competition competition = new Competition(small, folder, 1, HERE, () -> true, log::add)) {
            competition.enter(PeerSpec.java("mkl", "mkl", "Mkl"), 1, new PeerCommands(folder));
        }
        assertTrue(log.get(0).startsWith("W7: mkl with 1 thread is left out: there is no "), log.toString());
    }
}
