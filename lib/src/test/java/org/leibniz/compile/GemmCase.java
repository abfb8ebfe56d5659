package org.leibniz.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

/** One product with random operands, in both precisions, compared with the triple loop in double precision. */
final class GemmCase {
    private final Kernels kernels;
    private final Gemm shape;
    private int aOffset;
    private int bOffset;
    private int cOffset;

    GemmCase(Kernels kernels, Gemm shape) {
        this.kernels = kernels;
        this.shape = shape;
    }

    GemmCase offsets(int a, int b, int c) {
        aOffset = a;
        bOffset = b;
        cOffset = c;
        return this;
    }

    void check() {
        float[] single = runFloat(1);
        double[] widened = new double[single.length];
        for (int i = 0; i < single.length; i++) widened[i] = single[i];
        compare(widened, Math.ulp(1f));
        compare(runDouble(1), Math.ulp(1.0));
    }

    /** Checks that an epilogue that adds ten times the row and the column to c sees every element once, and final. */
    void checkEpilogue(int threads) {
        double[] plain = runDouble(1);
        double[] c = c();
        Epilogue mark = (row, column, rows, columns) -> {
            for (int i = row; i < row + rows; i++) {
                for (int j = column; j < column + columns; j++) {
                    int at = cOffset + i * shape.leadingDimension() + j;
                    c[at] = 2 * c[at] + (10 * i + j);
                }
            }
        };
        kernels.product(shape, Precision.FLOAT64, threads).multiply(a(), aOffset, b(), bOffset, c, cOffset, mark);
        for (int i = 0; i < shape.m(); i++) {
            for (int j = 0; j < shape.n(); j++) {
                int at = cOffset + i * shape.leadingDimension() + j;
                assertEquals(2 * plain[at] + (10 * i + j), c[at], shape + " at " + i + "," + j);
            }
        }
    }

    float[] runFloat(int threads) {
        float[] c = narrow(c());
        kernels.product(shape, Precision.FLOAT32, threads)
                .multiply(narrow(a()), aOffset, narrow(b()), bOffset, c, cOffset, Epilogue.NONE);
        return c;
    }

    double[] runDouble(int threads) {
        double[] c = c();
        kernels.product(shape, Precision.FLOAT64, threads)
                .multiply(a(), aOffset, b(), bOffset, c, cOffset, Epilogue.NONE);
        return c;
    }

    private double[] a() {
        return random(1, aOffset + last(shape.m(), shape.aRowStride(), shape.k(), shape.aColumnStride()));
    }

    private double[] b() {
        return random(2, bOffset + last(shape.k(), shape.bRowStride(), shape.n(), shape.bColumnStride()));
    }

    private double[] c() {
        return random(3, cOffset + last(shape.m(), shape.leadingDimension(), shape.n(), 1));
    }

    /** As long as the operand needs and no longer, so that reading too far is seen. */
    private static int last(int rows, int rowStride, int columns, int columnStride) {
        return rows == 0 || columns == 0 ? 0 : (rows - 1) * rowStride + (columns - 1) * columnStride + 1;
    }

    /** Numbers that are the same in single precision. */
    private static double[] random(long seed, int length) {
        Random random = new Random(seed);
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) numbers[i] = random.nextFloat() - 0.5f;
        return numbers;
    }

    private static float[] narrow(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) narrow[i] = (float) numbers[i];
        return narrow;
    }

    /** What the product does not cover must not change, and the rest be right to 4·√k·ε of the norms. */
    private void compare(double[] actual, double epsilon) {
        double[] a = a();
        double[] b = b();
        double[] before = c();
        boolean[] covered = new boolean[before.length];
        for (int i = 0; i < shape.m(); i++) {
            for (int j = 0; j < shape.n(); j++) {
                int at = cOffset + i * shape.leadingDimension() + j;
                covered[at] = true;
                double sum = shape.accumulate() ? before[at] : 0;
                double squaresA = sum * sum;
                double squaresB = 1;
                for (int p = 0; p < shape.k(); p++) {
                    double x = a[aOffset + i * shape.aRowStride() + p * shape.aColumnStride()];
                    double y = b[bOffset + p * shape.bRowStride() + j * shape.bColumnStride()];
                    sum += x * y;
                    squaresA += x * x;
                    squaresB += y * y;
                }
                double tolerance = 4 * Math.sqrt(shape.k() + 1) * epsilon * Math.sqrt(squaresA * squaresB);
                double error = Math.abs(actual[at] - sum);
                assertTrue(error <= tolerance, shape + " at " + i + "," + j + ": " + actual[at] + " for " + sum);
            }
        }
        for (int at = 0; at < before.length; at++) {
            if (!covered[at]) assertEquals(before[at], actual[at], shape + " wrote outside C, at " + at);
        }
    }
}
