package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of gemm must do; one subclass per implementation. */
abstract class GemmContract {
    abstract Kernels kernels();

    private GemmCase caseOf(Gemm shape) {
        return new GemmCase(kernels(), shape);
    }

    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(1, 40), IntStream.of(63, 64, 65, 97, 127, 128, 129, 130));
    }

    private static List<Gemm> transposes(int m, int n, int k) {
        Gemm plain = Gemm.of(m, n, k);
        return List.of(
                plain,
                plain.transposedA(),
                plain.transposedB(),
                plain.transposedA().transposedB());
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void cubesOfEverySizeAndTranspose(int size) {
        for (Gemm shape : transposes(size, size, size)) {
            caseOf(shape).check();
            caseOf(shape.accumulating()).check();
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void thinProducts(int size) {
        for (int thin : new int[] {1, 2, 3, 4, 5, 9}) {
            List<Gemm> shapes = new ArrayList<>(transposes(thin, size, 19));
            shapes.addAll(transposes(size, thin, 19));
            shapes.addAll(transposes(size, 19, thin));
            shapes.addAll(transposes(thin, 11, size));
            for (Gemm shape : shapes) {
                caseOf(shape).check();
                caseOf(shape.accumulating().withLeadingDimension(shape.n() + 3)).check();
            }
        }
    }

    @Test
    void sizesBeyondTheCacheBlocks() {
        for (Gemm shape : transposes(61, 127, 1031)) caseOf(shape).check();
        for (Gemm shape : transposes(13, 1609, 71)) caseOf(shape).check();
        for (Gemm shape : transposes(2111, 37, 5)) caseOf(shape).check();
        for (Gemm shape : transposes(201, 193, 211))
            caseOf(shape.accumulating()).check();
    }

    @Test
    void operandsWithOffsetsAndStrides() {
        Gemm shape = Gemm.of(29, 43, 37).withLeadingDimension(50);
        caseOf(shape.withA(40, 1).withB(47, 1)).offsets(3, 5, 7).check();
        caseOf(shape.withA(2, 60).withB(3, 130)).offsets(1, 0, 11).check();
        caseOf(shape.withA(80, 2).withB(90, 2)).offsets(0, 9, 1).check();
        caseOf(shape.withA(0, 1).withB(43, 1)).check();
        caseOf(shape.withA(37, 1).withB(1, 0)).check();
        caseOf(shape.withA(0, 0).withB(0, 1).accumulating()).check();
        for (Gemm wide : transposes(64, 130, 197)) {
            caseOf(wide.withLeadingDimension(150)).offsets(2, 3, 5).check();
            caseOf(wide.withLeadingDimension(150).accumulating()).check();
        }
        for (int columns : new int[] {3, 6, 10, 13, 19, 37}) {
            for (Gemm deep : transposes(64, columns, 1031)) caseOf(deep).check();
            for (Gemm narrow : transposes(64, columns, 130)) {
                caseOf(narrow).offsets(1, 2, 3).check();
                caseOf(narrow.withLeadingDimension(columns + 1)).check();
                caseOf(narrow.accumulating()).check();
            }
        }
    }

    @Test
    void emptyProducts() {
        for (Gemm shape : List.of(Gemm.of(0, 3, 4), Gemm.of(3, 0, 4), Gemm.of(3, 4, 0), Gemm.of(0, 0, 0))) {
            caseOf(shape).check();
            caseOf(shape.accumulating()).check();
        }
    }

    @Test
    void epilogueSeesEveryElementOnceAndFinal() {
        for (int[] size : new int[][] {
            {1, 70, 9},
            {70, 1, 9},
            {33, 70, 0},
            {33, 70, 400},
            {3, 700, 5},
            {65, 1700, 9},
            {64, 10, 30},
            {64, 19, 30},
            {41, 33, 12},
            {64, 130, 197}
        }) {
            for (Gemm shape : transposes(size[0], size[1], size[2])) {
                caseOf(shape).checkEpilogue(1);
                caseOf(shape).checkEpilogue(2);
                caseOf(shape.accumulating()).checkEpilogue(2);
            }
        }
    }

    @Test
    void biasAndActivation() {
        float[] a = {1, 2, 3, 4};
        float[] b = {1, 0, 0, 1};
        float[] c = new float[4];
        float[] bias = {-2, 10};
        Epilogue relu = (row, column, rows, columns) -> {
            for (int i = row; i < row + rows; i++) {
                for (int j = column; j < column + columns; j++) c[2 * i + j] = Math.max(c[2 * i + j] + bias[j], 0);
            }
        };
        kernels().product(Gemm.of(2, 2, 2), Precision.FLOAT32, 1).multiply(a, 0, b, 0, c, 0, relu);
        assertArrayEquals(new float[] {0, 12, 1, 14}, c);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void threadsDoNotChangeABit(int threads) {
        for (int[] size : new int[][] {
            {131, 257, 149},
            {64, 128, 784},
            {64, 128, 400},
            {70, 50, 785},
            {70, 50, 301},
            {60, 10, 1000},
            {2100, 33, 40},
            {1, 4001, 501},
            {9, 90, 3000}
        }) {
            for (Gemm shape : transposes(size[0], size[1], size[2])) {
                assertArrayEquals(caseOf(shape).runFloat(1), caseOf(shape).runFloat(threads), shape.toString());
                assertArrayEquals(caseOf(shape).runDouble(1), caseOf(shape).runDouble(threads), shape.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void threadsDoNotChangeABitOfProductsWithAVector(int threads) {
        for (int[] size : new int[][] {{1, 128, 784}, {300, 1, 501}, {1, 61, 4000}, {4, 777, 123}, {901, 3, 90}}) {
            for (Gemm any : transposes(size[0], size[1], size[2])) {
                Gemm shape = any.lastingFactors();
                assertArrayEquals(caseOf(shape).runFloat(1), caseOf(shape).runFloat(threads), shape.toString());
                assertArrayEquals(caseOf(shape).runDouble(1), caseOf(shape).runDouble(threads), shape.toString());
            }
        }
    }

    @Test
    void concurrentCallersDoNotDisturbEachOther() throws Exception {
        List<Gemm> shapes = new ArrayList<>();
        for (int i = 0; i < 8; i++) shapes.add(Gemm.of(50 + 7 * i, 140 - 9 * i, 120 + i));
        List<float[]> expected = shapes.stream().map(s -> caseOf(s).runFloat(1)).toList();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int caller = i;
                calls.add(() -> {
                    for (int round = 0; round < 10; round++) {
                        int s = (caller + round) % 8;
                        float[] c = caseOf(shapes.get(s)).runFloat(1 + round % 3);
                        if (!Arrays.equals(expected.get(s), c)) return false;
                    }
                    return true;
                });
            }
            for (Future<Boolean> result : callers.invokeAll(calls)) assertTrue(result.get());
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void operandsThatAreTooShortAreNamed() {
        float[] six = new float[6];
        Product product = kernels().product(Gemm.of(2, 2, 3), Precision.FLOAT32, 1);
        Exception e = assertThrows(
                IndexOutOfBoundsException.class, () -> product.multiply(six, 1, six, 0, six, 0, Epilogue.NONE));
        assertEquals(
                "gemm: A[2,3] with strides [3,1] at offset 1 ends at index 6, but the array has length 6",
                e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Gemm.of(2, 2, 3).withLeadingDimension(1));
        assertThrows(IllegalArgumentException.class, () -> Gemm.of(-1, 2, 3));
        assertThrows(IllegalArgumentException.class, () -> Gemm.of(1, 2, 3).withA(-1, 1));
    }
}
