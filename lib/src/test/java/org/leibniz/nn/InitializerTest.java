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
