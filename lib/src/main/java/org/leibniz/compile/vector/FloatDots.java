package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.FloatTiles.LANES;
import static org.leibniz.compile.vector.FloatTiles.SPECIES;
import static org.leibniz.compile.vector.FloatTransposes.HIGH_1;
import static org.leibniz.compile.vector.FloatTransposes.HIGH_4;
import static org.leibniz.compile.vector.FloatTransposes.HIGH_8;
import static org.leibniz.compile.vector.FloatTransposes.XOR_1;
import static org.leibniz.compile.vector.FloatTransposes.XOR_2;
import static org.leibniz.compile.vector.FloatTransposes.XOR_4;
import static org.leibniz.compile.vector.FloatTransposes.XOR_8;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import org.leibniz.compile.WarmUp;

/** Dot products of one vector with many, for products that are too thin for tiles. */
final class FloatDots {
    /** So many vectors at once: sixteen registers hold their sums, the factor and what is loaded. */
    static final int GROUP = 8;

    /** The room for the lanes of the sums. */
    static final int SUMS = GROUP * LANES;

    private static final int SAMPLE = 64;

    /** Of sixteen lanes: each quarter begins with one of the first four sums, then one of the other four. */
    private static final VectorShuffle<Float> IN_ORDER =
            VectorShuffle.fromOp(SPECIES, lane -> (lane % 4 * 4 + lane / 4 % 2) % LANES);

    private static final WarmUp WARM_UP = new WarmUp(FloatDots::candidate);

    private static volatile boolean vectorsAreFast;

    private FloatDots() {}

    private static WarmUp.Candidate candidate() {
        float[] x = new float[SAMPLE * LANES];
        float[] sums = new float[SUMS];
        return new WarmUp.Candidate(
                () -> sumVectors(GROUP, x, 0, x, 0, 0, x.length, sums),
                () -> sumVectors(0, x, 0, x, 0, 0, 0, sums),
                20 * SAMPLE,
                () -> vectorsAreFast = true);
    }

    /**
     * {@code sums[i]} becomes the dot product of x and the vector at {@code yOffset + i * stride}, for i below
     * {@code count}, at most a group. A lane sums every so many elements, and the lanes are added in a fixed order, which a
     * reduction of the Vector API does not promise.
     */
    static void dot(int count, float[] x, int xOffset, float[] y, int yOffset, int stride, int length, float[] sums) {
        int whole = length - length % LANES;
        if (whole > 0) sum(count, x, xOffset, y, yOffset, stride, whole, sums);
        for (int i = 0; i < count; i++) {
            int at = yOffset + i * stride;
            float sum = whole > 0 ? sums[i] : 0;
            for (int p = whole; p < length; p++) {
                sum = Math.fma(x[xOffset + p], y[at + p], sum);
            }
            sums[i] = sum;
        }
    }

    private static void sum(
            int count, float[] x, int xOffset, float[] y, int yOffset, int stride, int whole, float[] sums) {
        if (vectorsAreFast) {
            sumVectors(count, x, xOffset, y, yOffset, stride, whole, sums);
        } else {
            sumPlainly(count, x, xOffset, y, yOffset, stride, whole, sums);
            WARM_UP.count(count * whole);
        }
    }

    static void sumPlainly(
            int count, float[] x, int xOffset, float[] y, int yOffset, int stride, int length, float[] sums) {
        for (int i = 0; i < count; i++) {
            plainLanes(x, xOffset, y, yOffset + i * stride, length, sums, i * LANES);
            sums[i] = addLanes(sums, i * LANES);
        }
    }

    /** Where the group has fewer vectors, the last one stands in for the rest. */
    static void sumVectors(
            int count, float[] x, int xOffset, float[] y, int yOffset, int stride, int length, float[] sums) {
        if (count == 0) return;
        int y1 = yOffset + Math.min(1, count - 1) * stride;
        int y2 = yOffset + Math.min(2, count - 1) * stride;
        int y3 = yOffset + Math.min(3, count - 1) * stride;
        int y4 = yOffset + Math.min(4, count - 1) * stride;
        int y5 = yOffset + Math.min(5, count - 1) * stride;
        int y6 = yOffset + Math.min(6, count - 1) * stride;
        int y7 = yOffset + Math.min(7, count - 1) * stride;
        FloatVector sum0 = FloatVector.zero(SPECIES);
        FloatVector sum1 = FloatVector.zero(SPECIES);
        FloatVector sum2 = FloatVector.zero(SPECIES);
        FloatVector sum3 = FloatVector.zero(SPECIES);
        FloatVector sum4 = FloatVector.zero(SPECIES);
        FloatVector sum5 = FloatVector.zero(SPECIES);
        FloatVector sum6 = FloatVector.zero(SPECIES);
        FloatVector sum7 = FloatVector.zero(SPECIES);
        for (int p = 0; p < length; p += LANES) {
            FloatVector factor = FloatVector.fromArray(SPECIES, x, xOffset + p);
            sum0 = factor.fma(FloatVector.fromArray(SPECIES, y, yOffset + p), sum0);
            sum1 = factor.fma(FloatVector.fromArray(SPECIES, y, y1 + p), sum1);
            sum2 = factor.fma(FloatVector.fromArray(SPECIES, y, y2 + p), sum2);
            sum3 = factor.fma(FloatVector.fromArray(SPECIES, y, y3 + p), sum3);
            sum4 = factor.fma(FloatVector.fromArray(SPECIES, y, y4 + p), sum4);
            sum5 = factor.fma(FloatVector.fromArray(SPECIES, y, y5 + p), sum5);
            sum6 = factor.fma(FloatVector.fromArray(SPECIES, y, y6 + p), sum6);
            sum7 = factor.fma(FloatVector.fromArray(SPECIES, y, y7 + p), sum7);
        }
        if (LANES == 2 * GROUP) {
            // Sixteen lanes of 32 bits, added as addLanes does it. In no method of its own: HotSpot does not
            // inline what it has seen rarely, and passes vectors as objects.
            FloatVector low0 = sum0.blend(sum1.rearrange(XOR_4), HIGH_4);
            FloatVector high0 = sum0.rearrange(XOR_4).blend(sum1, HIGH_4);
            FloatVector low2 = sum2.blend(sum3.rearrange(XOR_4), HIGH_4);
            FloatVector high2 = sum2.rearrange(XOR_4).blend(sum3, HIGH_4);
            FloatVector low4 = sum4.blend(sum5.rearrange(XOR_4), HIGH_4);
            FloatVector high4 = sum4.rearrange(XOR_4).blend(sum5, HIGH_4);
            FloatVector low6 = sum6.blend(sum7.rearrange(XOR_4), HIGH_4);
            FloatVector high6 = sum6.rearrange(XOR_4).blend(sum7, HIGH_4);
            FloatVector first = low0.blend(low2.rearrange(XOR_8), HIGH_8)
                    .add(high0.blend(high2.rearrange(XOR_8), HIGH_8))
                    .add(low0.rearrange(XOR_8).blend(low2, HIGH_8))
                    .add(high0.rearrange(XOR_8).blend(high2, HIGH_8));
            FloatVector second = low4.blend(low6.rearrange(XOR_8), HIGH_8)
                    .add(high4.blend(high6.rearrange(XOR_8), HIGH_8))
                    .add(low4.rearrange(XOR_8).blend(low6, HIGH_8))
                    .add(high4.rearrange(XOR_8).blend(high6, HIGH_8));
            FloatVector pairs =
                    first.blend(second, HIGH_1).add(second.blend(first, HIGH_1).rearrange(XOR_1));
            pairs.add(pairs.rearrange(XOR_2)).rearrange(IN_ORDER).intoArray(sums, 0);
            return;
        }
        sum0.intoArray(sums, 0);
        sum1.intoArray(sums, LANES);
        sum2.intoArray(sums, 2 * LANES);
        sum3.intoArray(sums, 3 * LANES);
        sum4.intoArray(sums, 4 * LANES);
        sum5.intoArray(sums, 5 * LANES);
        sum6.intoArray(sums, 6 * LANES);
        sum7.intoArray(sums, 7 * LANES);
        for (int i = 0; i < count; i++) sums[i] = addLanes(sums, i * LANES);
    }

    private static void plainLanes(float[] x, int xOffset, float[] y, int yOffset, int length, float[] sums, int at) {
        Arrays.fill(sums, at, at + LANES, 0);
        for (int p = 0; p < length; p += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[at + lane] = Math.fma(x[xOffset + p + lane], y[yOffset + p + lane], sums[at + lane]);
            }
        }
    }

    private static float addLanes(float[] sums, int at) {
        if (LANES == 2) return sums[at] + sums[at + 1];
        float sum0 = sums[at];
        float sum1 = sums[at + 1];
        float sum2 = sums[at + 2];
        float sum3 = sums[at + 3];
        for (int lane = 4; lane < LANES; lane += 4) {
            sum0 += sums[at + lane];
            sum1 += sums[at + lane + 1];
            sum2 += sums[at + lane + 2];
            sum3 += sums[at + lane + 3];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
