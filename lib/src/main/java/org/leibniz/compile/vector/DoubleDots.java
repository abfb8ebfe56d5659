package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.DoubleTiles.LANES;
import static org.leibniz.compile.vector.DoubleTiles.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import org.leibniz.compile.WarmUp;

/** Dot products of one vector with many, for products that are too thin for tiles. */
final class DoubleDots {
    /** How many sums {@link #four} leaves behind. */
    static final int FOUR = 4;

    /** The room for the lanes of the sums. */
    static final int SUMS = FOUR * LANES;

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
        if (whole > 0) sumLanes(count, x, xOffset, y, yOffset, stride, whole, sums);
        for (int i = 0; i < count; i++) {
            int at = yOffset + i * stride;
            double sum = whole > 0 ? addLanes(sums, i * LANES) : 0;
            for (int p = whole; p < length; p++) {
                sum = Math.fma(x[xOffset + p], y[at + p], sum);
            }
            sums[i] = sum;
        }
    }

    private static void sumLanes(
            int count, double[] x, int xOffset, double[] y, int yOffset, int stride, int whole, double[] sums) {
        if (count == FOUR && vectorsAreFast) {
            fourVectors(x, xOffset, y, yOffset, stride, whole, sums);
        } else {
            for (int i = 0; i < count; i++) {
                plainLanes(x, xOffset, y, yOffset + i * stride, whole, sums, i * LANES);
            }
            WARM_UP.count(count * whole);
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
        sum0.intoArray(sums, 0);
        sum1.intoArray(sums, LANES);
        sum2.intoArray(sums, 2 * LANES);
        sum3.intoArray(sums, 3 * LANES);
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

    private static double addLanes(double[] sums, int at) {
        if (LANES == 2) return sums[at] + sums[at + 1];
        double sum0 = sums[at];
        double sum1 = sums[at + 1];
        double sum2 = sums[at + 2];
        double sum3 = sums[at + 3];
        for (int lane = 4; lane < LANES; lane += 4) {
            sum0 += sums[at + lane];
            sum1 += sums[at + lane + 1];
            sum2 += sums[at + lane + 2];
            sum3 += sums[at + lane + 3];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
