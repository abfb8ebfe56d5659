package org.leibniz.compile.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("org.leibniz.compile.vector.TilesTest#vectorsArePresent")
class DotsTest {
    private final Random random = new Random(1);

    /** A program may begin with plain code and go on with vectors. */
    @Test
    void vectorsAndPlainCodeAddInTheSameOrder() {
        for (int count = 1; count <= FloatDots.GROUP; count++) {
            for (int vectors : new int[] {1, 2, 7}) {
                int length = vectors * FloatTiles.LANES;
                float[] x = floats(length + 1);
                float[] y = floats(count * (length + 3) + 2);
                float[] plain = new float[FloatDots.SUMS];
                float[] fast = new float[FloatDots.SUMS];
                FloatDots.sumPlainly(count, x, 1, y, 2, length + 3, length, plain);
                FloatDots.sumVectors(count, x, 1, y, 2, length + 3, length, fast);
                assertArrayEquals(Arrays.copyOf(plain, count), Arrays.copyOf(fast, count));
            }
        }
    }

    @Test
    void vectorsAndPlainCodeAddInTheSameOrderInDoublePrecision() {
        for (int count = 1; count <= DoubleDots.GROUP; count++) {
            for (int vectors : new int[] {1, 2, 7}) {
                int length = vectors * DoubleTiles.LANES;
                double[] x = random.doubles(length + 1, -1, 1).toArray();
                double[] y = random.doubles(count * (length + 3) + 2, -1, 1).toArray();
                double[] plain = new double[DoubleDots.SUMS];
                double[] fast = new double[DoubleDots.SUMS];
                DoubleDots.sumPlainly(count, x, 1, y, 2, length + 3, length, plain);
                DoubleDots.sumVectors(count, x, 1, y, 2, length + 3, length, fast);
                assertArrayEquals(Arrays.copyOf(plain, count), Arrays.copyOf(fast, count));
            }
        }
    }

    @Test
    void aDotProductCountsEveryElementOnce() {
        int length = 3 * FloatTiles.LANES + 5;
        float[] x = new float[length];
        float[] y = new float[2 * length];
        float[] sums = new float[FloatDots.SUMS];
        for (int i = 0; i < length; i++) {
            x[i] = i + 1;
            y[i] = 1;
            y[length + i] = i % 2;
        }
        FloatDots.dot(2, x, 0, y, 0, length, length, sums);
        int odd = length / 2;
        assertEquals(length * (length + 1) / 2f, sums[0]);
        assertEquals((float) odd * (odd + 1), sums[1]);
    }

    private float[] floats(int count) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) floats[i] = random.nextFloat() - 0.5f;
        return floats;
    }
}
