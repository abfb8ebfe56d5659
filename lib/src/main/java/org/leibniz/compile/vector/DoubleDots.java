package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.DoubleTiles.LANES;
import static org.leibniz.compile.vector.DoubleTiles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.leibniz.compile.WarmUp;

/** Dot products of one vector with many, for products that are too thin for tiles. */
final class DoubleDots {
    /** So many vectors share what is read of the one. */
    static final int FOUR = 4;

    /** The room for the sums, and for the lanes of one. */
    static final int SUMS = FOUR + LANES;

    private static final int SAMPLE = 64;

    private static final WarmUp WARM_UP = new WarmUp(DoubleDots::candidate);

    private static volatile boolean vectorsAreFast;

    private DoubleDots() {}

    private static WarmUp.Candidate candidate() {
        double[] x = new double[SAMPLE * LANES];
        double[] sums = new double[SUMS];
        return new WarmUp.Candidate(
                () -> fourVectors(x, 0, x, 0, 0, x.length, sums),
                () -> fourVectors(x, 0, x, 0, 0, 0, sums),
                10 * SAMPLE,
                () -> vectorsAreFast = true);
    }

    /**
     * {@code sums[i]} becomes the dot product of x and the vector at {@code yOffset + i * stride}, for i below
     * {@code count}, at most 4. A lane sums every so many elements, and the lanes are added in a fixed order, which a
     * reduction of the Vector API does not promise.
     */
    static void dot(
            int count, double[] x, int xOffset, double[] y, int yOffset, int stride, int length, double[] sums) {
        int whole = length - length % LANES;
        if (count == FOUR && vectorsAreFast) {
            fourVectors(x, xOffset, y, yOffset, stride, whole, sums);
        } else {
            WARM_UP.count(count * whole);
            for (int i = 0; i < count; i++) {
                plainLanes(x, xOffset, y, yOffset + i * stride, whole, sums, FOUR);
                sums[i] = addLanes(sums, FOUR);
            }
        }
        for (int i = 0; i < count; i++) {
            int at = yOffset + i * stride;
            for (int p = whole; p < length; p++) {
                sums[i] = Math.fma(x[xOffset + p], y[at + p], sums[i]);
            }
        }
    }

    private static void fourVectors(
            double[] x, int xOffset, double[] y, int yOffset, int stride, int length, double[] sums) {
        int y1 = yOffset + stride;
        int y2 = y1 + stride;
        int y3 = y2 + stride;
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = DoubleVector.zero(SPECIES);
        DoubleVector sum3 = DoubleVector.zero(SPECIES);
        for (int p = 0; p < length; p += LANES) {
            DoubleVector factor = DoubleVector.fromArray(SPECIES, x, xOffset + p);
            sum0 = factor.fma(DoubleVector.fromArray(SPECIES, y, yOffset + p), sum0);
            sum1 = factor.fma(DoubleVector.fromArray(SPECIES, y, y1 + p), sum1);
            sum2 = factor.fma(DoubleVector.fromArray(SPECIES, y, y2 + p), sum2);
            sum3 = factor.fma(DoubleVector.fromArray(SPECIES, y, y3 + p), sum3);
        }
        sums[0] = addLanes(sum0);
        sums[1] = addLanes(sum1);
        sums[2] = addLanes(sum2);
        sums[3] = addLanes(sum3);
    }

    /** Halves are added until one lane is left. */
    private static double addLanes(DoubleVector lanes) {
        DoubleVector sum = lanes;
        if (LANES > 8) sum = sum.add(sum.rearrange(DoubleTransposes.XOR_8));
        if (LANES > 4) sum = sum.add(sum.rearrange(DoubleTransposes.XOR_4));
        if (LANES > 2) sum = sum.add(sum.rearrange(DoubleTransposes.XOR_2));
        return sum.add(sum.rearrange(DoubleTransposes.XOR_1)).lane(0);
    }

    private static void plainLanes(
            double[] x, int xOffset, double[] y, int yOffset, int length, double[] sums, int at) {
        Arrays.fill(sums, at, at + LANES, 0);
        for (int p = 0; p < length; p += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[at + lane] = Math.fma(x[xOffset + p + lane], y[yOffset + p + lane], sums[at + lane]);
            }
        }
    }

    /** In the same order as those of a vector. */
    private static double addLanes(double[] sums, int at) {
        for (int half = LANES / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) sums[at + lane] += sums[at + lane + half];
        }
        return sums[at];
    }
}
