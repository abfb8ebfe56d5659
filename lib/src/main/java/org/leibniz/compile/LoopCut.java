package org.leibniz.compile;

import java.util.stream.IntStream;

/**
 * How a loop is cut into blocks along one of its axes. Preferably nothing is combined over that axis, so that blocks
 * have results of their own; where something is, each block combines its values apart, and where blocks begin depends
 * on sizes alone. So the bits of a result do not depend on the number of threads.
 */
final class LoopCut {
    /** Blocks of columns start at multiples of this, so that no two threads write to one cache line. */
    private static final int GRAIN = 64;

    /** An axis of so many grains is cut evenly enough. */
    private static final int MANY_GRAINS = 16;

    /** The least rows of a cut row in a block that combines its values apart. */
    private static final int ROWS = 32;

    private static final int MOST_BLOCKS = 2048;

    /** What blocks combine apart may be this small a part of all elements, since it has to be combined in the end. */
    private static final int SMALL_PART = 64;

    /** Fewer steps than this are done sooner than another thread is woken. */
    private static final long SMALLEST_PIECE = 1 << 17;

    /** More pieces than threads, for threads that come late or are held up. */
    private static final int PIECES_PER_THREAD = 4;

    final int axis;
    final int blocks;

    /** How many pieces of work the blocks are dealt out in. */
    final int pieces;

    /** Whether values are combined over the axis. */
    final boolean combines;

    /** Where each block begins, and where one more would. */
    private final int[] begins;

    /** The first block of each piece, and of one more. */
    private final int[] firstBlocks;

    /**
     * @param firstStore the arrays from this one on are stored to
     * @param largestResult the most elements of a result that values are combined to
     */
    LoopCut(LoopSpace space, int steps, int firstStore, long largestResult, int threads) {
        long elements = space.elements();
        int free = free(space, firstStore);
        int grains = free < 0 ? 0 : space.size(free) / grain(space, free);
        int shared = grains >= MANY_GRAINS ? -1 : firstLong(space);
        long apart = shared < 0
                ? 0
                : Math.min(elements / (ROWS * space.row()), elements / SMALL_PART / Math.max(1, largestResult));
        long useful = pieces(elements * steps, threads);
        this.combines = apart > 1;
        this.axis = combines ? shared : Math.max(0, free);
        this.blocks = (int) Math.max(
                1, combines ? Math.min(Math.min(apart, MOST_BLOCKS), space.size(axis)) : Math.min(useful, grains));
        this.pieces = (int) Math.min(useful, blocks);
        this.begins = evenly(space.size(axis), blocks, grain(space, axis));
        this.firstBlocks = evenly(blocks, pieces, 1);
    }

    /** How many pieces so many steps are worth. */
    static long pieces(long steps, int threads) {
        if (threads == 1) return 1;
        return Math.max(1, Math.min(PIECES_PER_THREAD * (long) threads, steps / SMALLEST_PIECE));
    }

    /** Cuts things into parts; each part begins at a multiple of a grain. */
    private static int[] evenly(int things, int parts, int grain) {
        int[] begins = new int[parts + 1];
        for (int part = 0; part < parts; part++) begins[part] = (int) ((long) things * part / parts) / grain * grain;
        begins[parts] = things;
        return begins;
    }

    private static int grain(LoopSpace space, int axis) {
        return axis == space.rank() - 1 ? GRAIN : 1;
    }

    /** The outermost axis along which every array that is stored to moves on; below 0 if there is none. */
    private static int free(LoopSpace space, int firstStore) {
        return IntStream.range(0, space.rank())
                .filter(axis -> IntStream.range(firstStore, space.strides(axis).length)
                        .allMatch(store -> space.strides(axis)[store] != 0))
                .findFirst()
                .orElse(-1);
    }

    /** The outermost axis around the columns that is long enough to be cut; below 0 if there is none. */
    private static int firstLong(LoopSpace space) {
        return IntStream.range(0, space.rank() - 1)
                .filter(axis -> space.size(axis) > 1)
                .filter(axis -> space.size(axis) >= MANY_GRAINS || axis == space.rank() - 2)
                .findFirst()
                .orElse(-1);
    }

    /** Where a block begins; the last one ends where one more would begin. */
    int begin(int block) {
        return begins[block];
    }

    /** The first block of a piece. */
    int firstBlock(int piece) {
        return firstBlocks[piece];
    }
}
