package org.leibniz.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Figure.Circumstances HERE =
            new Figure.Circumstances("2026-11-20T10:00:00", "a processor, 2 cores", "25", "./bench/run W1");

    private static Figure figure(String workload, String peer, int threads, double ms, double loss1) {
        return new Figure(
                workload,
                peer,
                threads,
                ms,
                ms / 2,
                ms * 2,
                1 / ms,
                100 + threads,
                0.5,
                2.25,
                loss1,
                peer + " 1.0",
                true,
                HERE);
    }

    @Test
    void theBetterNumberOfThreadsCounts() {
        List<Figure> figures = List.of(
                figure("W1", "leibniz", 1, 0.25, 0.5),
                figure("W1", "leibniz", 2, 0.2, 0.5),
                figure("W1", "numpy", 1, 0.4, 0.5001),
                figure("W1", "torch-py", 1, 0.5, 0.5),
                figure("W1", "torch-py", 2, 0.3, 0.6));
        String expected = """
                Leibniz and the best peer

                workload  Leibniz ms  threads  best peer     ms  threads  ratio  Leibniz MB  median MB
                W1             0.200        2   torch-py  0.300        2   1.50         102        102

                W1: training step of a perceptron 784-128-10, batch 64: ReLU, softmax cross-entropy, SGD

                peer      threads     ms    min    p90  GFLOP/s  peak MB  first step s   loss 0     loss 1  ratio
                leibniz         1  0.250  0.125  0.500     4.00      101         0.500  2.25000    0.50000
                leibniz         2  0.200  0.100  0.400     5.00      102         0.500  2.25000    0.50000
                numpy           1  0.400  0.200  0.800     2.50      101         0.500  2.25000    0.50010   2.00
                torch-py        1  0.500  0.250   1.00     2.00      101         0.500  2.25000    0.50000   2.50
                torch-py        2  0.300  0.150  0.600     3.33      102         0.500  2.25000  ≠ 0.60000   1.50
                """;
        assertEquals(expected, new Report(figures, List.of()).text());
    }

    @Test
    void productsAreComparedThreadByThread() {
        List<Figure> figures = List.of(
                figure("gemm 1x2x3 NN", "leibniz", 1, 1, Double.NaN),
                figure("gemm 1x2x3 NN", "mkl", 1, 2, Double.NaN),
                figure("gemm 1x2x3 NN", "mkl", 2, 0.5, Double.NaN),
                figure("gemm 1x2x3 TN", "leibniz", 1, 4, Double.NaN),
                figure("gemm 1x2x3 TN", "mkl", 1, 2, Double.NaN));
        List<String> lines = new Report(figures, List.of())
                .text()
                .lines()
                .map(line -> line.replaceAll(" +", " "))
                .toList();
        assertTrue(lines.contains("gemm, 2 shapes: median 1 1 1.25"), lines.toString());
        assertTrue(lines.contains("gemm, 2 shapes: worst 1 1 0.500"), lines.toString());
    }

    @Test
    void aLaterFigureReplacesAnEarlierOne() {
        List<Figure> figures = List.of(
                figure("W1", "leibniz", 1, 0.25, 0.5),
                figure("W1", "leibniz", 1, 0.125, 0.5),
                figure("W1", "numpy", 1, 0.1, 0.5));
        List<String> lines = new Report(figures, List.of(new Check("start", 2, "s", 1.5)))
                .markdown()
                .lines()
                .toList();
        for (String line : List.of(
                "Measured on 2026-11-20, a processor, 2 cores, Java 25, by",
                "./bench/run W1",
                "- leibniz: leibniz 1.0",
                "| leibniz | 1 | 0.125 | 0.0625 | 0.250 | 8.00 | 101 | 0.500 | 2.25000 | 0.50000 |  |",
                "| start | 2.00 | s | 1.50 | missed |",
                "- W1: numpy 0.100, Leibniz 0.125 ms")) {
            assertTrue(lines.contains(line), line + " in " + lines);
        }
    }

    @Test
    void java17IsReportedAndNoPeer() {
        List<Figure> figures = List.of(
                figure("W1", "leibniz", 1, 0.25, 0.5),
                figure("W1", "leibniz-17", 1, 0.125, 0.5),
                figure("W1", "numpy", 1, 0.5, 0.5),
                figure("gemm 1x2x3 NN", "leibniz", 1, 1, Double.NaN),
                figure("gemm 1x2x3 NN", "leibniz-17", 1, 2, Double.NaN),
                figure("gemm 1x2x3 NN", "mkl", 1, 1, Double.NaN));
        List<String> lines = new Report(figures, List.of()).markdown().lines().toList();
        for (String line : List.of(
                "| W1 | 0.250 | 1 | numpy | 0.500 | 1 | 2.00 | 101 | 101 | 0.125 | 4.00 |",
                "| gemm, 1 shapes: median |  | 1 |  |  | 1 | 1.00 |  |  |  | 0.500 |")) {
            assertTrue(lines.contains(line), line + " in " + lines);
        }
    }

    @Test
    void doublePrecisionIsAShareOfSingle() {
        List<Figure> figures = List.of(
                figure("W3", "leibniz", 2, 8, 0.5),
                figure("W3", "tf-java", 2, 10, 0.5),
                figure("W3-64", "leibniz", 2, 16, 0.5),
                figure("gemm 64x784x128 NN", "leibniz", 1, 1, Double.NaN),
                figure("gemm64 64x784x128 NN", "leibniz", 1, 2, Double.NaN),
                figure("gemm 64x784x128 TN", "leibniz", 1, 1, Double.NaN),
                figure("gemm64 64x784x128 TN", "leibniz", 1, 4, Double.NaN));
        List<String> lines = new Report(figures, List.of()).markdown().lines().toList();
        for (String line : List.of(
                "| W3 | 2 | 8.00 | 16.0 | 0.500 |",
                "| gemm, 2 shapes: median | 1 |  |  | 0.375 |",
                "| gemm, 2 shapes: worst | 1 |  |  | 0.250 |")) {
            assertTrue(lines.contains(line), line + " in " + lines);
        }
    }

    @Test
    void whereFiguresWereKeptIsNotSaid() {
        Figure figure = figure("W1", "leibniz", 1, 1, 1);
        Figure.Circumstances kept = new Figure.Circumstances(
                HERE.date(), HERE.machine(), HERE.java(), "./bench/run W1 --json /a/b --rounds 3 --markdown 'c d'");
        Figure other = new Figure("W2", "leibniz", 1, 1, 1, 1, 1, 1, 1, 1, 1, "1.0", true, kept);
        String page = new Report(List.of(figure, other), List.of()).markdown();
        assertTrue(page.contains("```sh\n./bench/run W1\n./bench/run W1 --rounds 3\n```"), page);
    }

    @Test
    void figuresAreLinesOfJson() throws IOException {
        Figure figure = figure("W2", "numpy", 2, 0.0123, Double.NaN);
        assertEquals(
                "{\"workload\":\"W2\",\"peer\":\"numpy\",\"threads\":2,\"ms\":0.0123,\"min\":0.00615,\"p90\":0.0246,"
                        + "\"gflops\":81.30081300813008,\"rss_mb\":102.0,\"first_step_s\":0.5,\"loss0\":2.25,"
                        + "\"loss1\":null,\"version\":\"numpy 1.0\",\"quiet\":true,\"date\":\"2026-11-20T10:00:00\","
                        + "\"machine\":\"a processor, 2 cores\",\"java\":\"25\",\"command\":\"./bench/run W1\"}",
                figure.json());
        assertEquals(figure, Figure.parse(figure.json()));
        assertThrows(IOException.class, () -> Figure.parse("[1]"));
    }

    @Test
    void medians() {
        assertEquals(2, Figure.median(List.of(9.0, 1.0, 2.0)));
        assertEquals(1.5, Figure.median(List.of(2.0, 1.0)));
    }

    @Test
    void ticksOfOthers() {
        assertEquals(1 + 2 + 3 + 6 + 7 + 8, Quiet.busyTicks("cpu  1 2 3 4 5 6 7 8 9 10"));
    }

    @Test
    void numbersHaveThreeDigitsThatCount() {
        assertEquals("1234", Table.number(1234.4));
        assertEquals("12.3", Table.number(12.34));
        assertEquals("0.0123", Table.number(0.01234));
        assertEquals("", Table.number(Double.NaN));
    }
}
