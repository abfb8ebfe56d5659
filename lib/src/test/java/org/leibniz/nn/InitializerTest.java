package org.leibniz.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.leibniz.shape.Shape;

class InitializerTest {
    private static float[] filled(Initializer initializer, long... sizes) {
        Shape shape = Shape.of(sizes);
        float[] values = new float[(int) shape.elements()];
        initializer.fill(values, shape, new SplittableRandom(7));
        return values;
    }

    private static double deviation(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += value * value;
        }
        assertEquals(0, sum / values.length, 0.01);
        return Math.sqrt(squares / values.length);
    }

    @Test
    void deviations() {
        assertEquals(0.01, deviation(filled(Initializer.normal(0.01), 300, 200)), 1e-4);
        assertEquals(Math.sqrt(2.0 / 500), deviation(filled(Initializer.xavier(), 300, 200)), 5e-4);
        assertEquals(Math.sqrt(2.0 / 300), deviation(filled(Initializer.he(), 300, 200)), 1e-3);
        assertEquals(0.5 / Math.sqrt(3), deviation(filled(Initializer.uniform(0.5), 300, 200)), 2e-3);
        for (float value : filled(Initializer.uniform(0.5), 300, 200)) assertTrue(Math.abs(value) <= 0.5);
    }

    @Test
    void deviationsThatFollowFromTheShape() {
        assertEquals(Math.sqrt(1.0 / 300), deviation(filled(Initializer.lecun(), 300, 200)), 5e-4);
        assertEquals(Math.sqrt(2.0 / 500), deviation(filled(Initializer.xavierUniform(), 300, 200)), 5e-4);
        assertEquals(Math.sqrt(2.0 / 300), deviation(filled(Initializer.heUniform(), 300, 200)), 1e-3);
        // Weights of a convolution, [out,in,size,size]: 20·9 values meet in one, 50·9 get one.
        assertEquals(Math.sqrt(2.0 / 180), deviation(filled(Initializer.he(), 50, 20, 3, 3)), 3e-3);
        assertEquals(Math.sqrt(2.0 / 630), deviation(filled(Initializer.xavier(), 50, 20, 3, 3)), 2e-3);
    }

    @Test
    void truncatedStaysWithinTwoDeviations() {
        float[] values = filled(Initializer.truncated(0.5), 300, 200);
        for (float value : values) assertTrue(Math.abs(value) <= 1);
        // The deviation of a normal distribution cut off at 2 is 0.8796 times that of the whole.
        assertEquals(0.8796 * 0.5, deviation(values), 5e-3);
    }

    @Test
    void orthogonalRowsOrColumns() {
        for (long[] sizes : new long[][] {{30, 20}, {20, 30}, {7, 7}, {12, 2, 3}}) {
            float[] values = filled(Initializer.orthogonal(1.5), sizes);
            int columns = (int) sizes[sizes.length - 1];
            int rows = values.length / columns;
            boolean wide = rows <= columns;
            for (int i = 0; i < Math.min(rows, columns); i++) {
                for (int j = 0; j <= i; j++) {
                    double dot = 0;
                    for (int k = 0; k < Math.max(rows, columns); k++) {
                        dot += wide
                                ? values[i * columns + k] * values[j * columns + k]
                                : values[k * columns + i] * values[k * columns + j];
                    }
                    assertEquals(i == j ? 2.25 : 0, dot, 1e-5);
                }
            }
        }
    }

    @Test
    void vectorsBeginWithZeroAndWeightsDoNot() {
        assertArrayEquals(new float[3], filled(Initializer.usual(), 3));
        assertArrayEquals(filled(Initializer.he(), 3, 2), filled(Initializer.usual(), 3, 2));
        assertArrayEquals(new float[] {4, 4}, filled(Initializer.constant(4), 2));
    }

    /** Values that every platform must give. */
    @Test
    void aSeedGivesTheSameValuesEverywhere() {
        assertArrayEquals(new float[] {0.9884743f, -1.8642558f, 0.0039202073f}, filled(Initializer.normal(1), 3), 0);
    }
}
