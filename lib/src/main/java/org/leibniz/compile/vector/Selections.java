package org.leibniz.compile.vector;

import java.util.stream.IntStream;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.Vector;

/**
 * Which elements two rows of a square have after they exchanged halves, where 0 is the first of the one row and the
 * number of lanes the first of the other. Constants to the compiler of the virtual machine, which generated code reads.
 */
final class Selections {
    static final Vector<Integer> INT_UPPER_1 = ints(1, false);
    static final Vector<Integer> INT_UPPER_2 = ints(2, false);
    static final Vector<Integer> INT_UPPER_4 = ints(4, false);
    static final Vector<Integer> INT_UPPER_8 = ints(8, false);

    static final Vector<Integer> INT_LOWER_1 = ints(1, true);
    static final Vector<Integer> INT_LOWER_2 = ints(2, true);
    static final Vector<Integer> INT_LOWER_4 = ints(4, true);
    static final Vector<Integer> INT_LOWER_8 = ints(8, true);

    static final Vector<Long> LONG_UPPER_1 = longs(1, false);
    static final Vector<Long> LONG_UPPER_2 = longs(2, false);
    static final Vector<Long> LONG_UPPER_4 = longs(4, false);

    static final Vector<Long> LONG_LOWER_1 = longs(1, true);
    static final Vector<Long> LONG_LOWER_2 = longs(2, true);
    static final Vector<Long> LONG_LOWER_4 = longs(4, true);

    private Selections() {}

    /** Whether a processor selects from two vectors in one instruction, and Java says so, which it does since 24. */
    static boolean areFast() {
        return Runtime.version().feature() >= 24 && IntVector.SPECIES_PREFERRED.vectorBitSize() == 512;
    }

    private static Vector<Integer> ints(int distance, boolean lower) {
        int lanes = IntVector.SPECIES_PREFERRED.length();
        return IntVector.fromArray(
                IntVector.SPECIES_PREFERRED, indices(lanes, distance, lower).toArray(), 0);
    }

    private static Vector<Long> longs(int distance, boolean lower) {
        int lanes = LongVector.SPECIES_PREFERRED.length();
        long[] indices = indices(lanes, distance, lower).asLongStream().toArray();
        return LongVector.fromArray(LongVector.SPECIES_PREFERRED, indices, 0);
    }

    /** Lane j keeps its element in that row whose number has the same bit; else it has one from the other row. */
    private static IntStream indices(int lanes, int distance, boolean lower) {
        return IntStream.range(0, lanes).map(lane -> {
            boolean high = (lane & distance) != 0;
            int element = high == lower ? lane : (lane ^ distance) % lanes;
            return high ? lanes + element : element;
        });
    }
}
