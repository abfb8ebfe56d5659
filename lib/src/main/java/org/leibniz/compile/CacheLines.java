package org.leibniz.compile;

/**
 * Where vectors begin that do not straddle two cache lines, which would cost them up to half of their speed. Java says
 * nothing about addresses, but the usual collectors put a large array at the start of a region, and 16 bytes of header
 * before its elements.
 */
public final class CacheLines {
    static final int LINE = 64;
    private static final int HEADER = 16;

    /** What fits into the first-level cache is quick in any place. */
    private static final int SMALL = 32 * 1024;

    /** Large for the collector, in heaps of up to 16 GiB. */
    private static final int LARGE = 4 * 1024 * 1024;

    private CacheLines() {}

    /** The index of the first element, of so many bytes, that starts a line of a large array. */
    public static int first(int bytes) {
        return (LINE - HEADER) / bytes;
    }

    /** The length of an array that has so many elements after the first that starts a line, and is large if need be. */
    public static int length(int elements, int bytes) {
        int needed = Math.addExact(first(bytes), elements);
        return needed <= SMALL / bytes ? needed : Math.max(LARGE / bytes, needed);
    }

    /** So many elements, rounded up to whole lines. */
    static int wholeLines(int elements, int bytes) {
        int perLine = LINE / bytes;
        return Math.multiplyExact((elements + perLine - 1) / perLine, perLine);
    }
}
