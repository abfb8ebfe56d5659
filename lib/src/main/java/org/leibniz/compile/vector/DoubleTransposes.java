package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.DoubleTiles.LANES;
import static org.leibniz.compile.vector.DoubleTiles.SPECIES;

import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.WarmUp;

/** Transposes squares in registers, as soon as HotSpot has compiled that. */
final class DoubleTransposes {
    // Constants to the compiler of the virtual machine, which generated code reads: lane i changes places with i ^ 1
    // ...
    static final VectorShuffle<Double> XOR_1 = xor(1);
    static final VectorShuffle<Double> XOR_2 = xor(2);
    static final VectorShuffle<Double> XOR_4 = xor(4);
    static final VectorShuffle<Double> XOR_8 = xor(8);

    static final VectorMask<Double> HIGH_1 = high(1);
    static final VectorMask<Double> HIGH_2 = high(2);
    static final VectorMask<Double> HIGH_4 = high(4);
    static final VectorMask<Double> HIGH_8 = high(8);

    static final VectorMask<Double> LOW_1 = HIGH_1.not();
    static final VectorMask<Double> LOW_2 = HIGH_2.not();
    static final VectorMask<Double> LOW_4 = HIGH_4.not();
    static final VectorMask<Double> LOW_8 = HIGH_8.not();

    /** Some hundredths of a second of plain code: a network begins to train sooner if its tiles are compiled before. */
    private static final int ENOUGH_ELEMENTS = 50_000_000;

    private static final WarmUp WARM_UP = new WarmUp(DoubleTransposes::candidate, ENOUGH_ELEMENTS);

    private static volatile @Nullable DoubleTranspose fast;

    private DoubleTransposes() {}

    private static VectorShuffle<Double> xor(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % LANES);
    }

    private static VectorMask<Double> high(int distance) {
        boolean[] lanes = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane++) lanes[lane] = (lane & distance) != 0;
        return VectorMask.fromArray(SPECIES, lanes, 0);
    }

    private static WarmUp.Candidate candidate() {
        DoubleTranspose transpose = emit();
        double[] square = new double[LANES * LANES];
        // Plain code takes half a nanosecond for an element, in large panels.
        return new WarmUp.Candidate(
                () -> transpose.transpose(1, square, 0, LANES, square, 0, LANES),
                () -> transpose.transpose(0, square, 0, LANES, square, 0, LANES),
                LANES * LANES / 2 + 10,
                () -> fast = transpose);
    }

    static DoubleTranspose emit() {
        return (DoubleTranspose) new TransposeEmitter(DoubleTranspose.class, DoubleTransposes.class, LANES).define();
    }

    /** What transposes squares fast, or null as long as plain code does it better; then so many elements are counted. */
    static @Nullable DoubleTranspose get(int elements) {
        DoubleTranspose transpose = fast;
        if (transpose == null) WARM_UP.count(elements);
        return transpose;
    }
}
