package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.FloatTiles.LANES;
import static org.leibniz.compile.vector.FloatTiles.SPECIES;
import static org.leibniz.compile.vector.FloatTiles.WIDTH;

import jdk.incubator.vector.FloatVector;
import org.leibniz.compile.WarmUp;

/** Copies parts of a matrix into the order in which a micro-kernel reads them. */
final class FloatPacking {
    /** How far rows of whole vectors may reach behind a strip or a panel. */
    static final int OVERHANG = WIDTH;

    private static final int SAMPLE = 64;

    private static final WarmUp WARM_UP = new WarmUp(FloatPacking::candidate);

    private static volatile boolean vectorsAreFast;

    private FloatPacking() {}

    private static WarmUp.Candidate candidate() {
        float[] from = new float[WIDTH * SAMPLE];
        float[] to = new float[WIDTH * SAMPLE];
        return new WarmUp.Candidate(
                () -> {
                    for (int vectors = 1; vectors <= Registers.TILE_VECTORS; vectors++) {
                        copyVectors(from, 0, WIDTH, vectors, SAMPLE, to, 0, WIDTH);
                    }
                },
                () -> copyVectors(from, 0, WIDTH, Registers.TILE_VECTORS, 0, to, 0, WIDTH),
                30 * SAMPLE,
                () -> vectorsAreFast = true);
    }

    /**
     * {@code to[toOffset + p * width + i] = from[offset + i * across + p * along]} for i below count and p below
     * depth. What lies between count and width is undefined: it only meets elements of C that nobody keeps. The target
     * is written up to {@link #OVERHANG} elements too far.
     */
    static void pack(
            float[] from,
            int offset,
            int across,
            int along,
            int count,
            int depth,
            float[] to,
            int toOffset,
            int width) {
        if (across == 1) {
            copy(from, offset, along, count, depth, to, toOffset, width);
        } else {
            transpose(from, offset, across, along, count, depth, to, toOffset, width);
        }
    }

    private static void copy(
            float[] from, int offset, int along, int count, int depth, float[] to, int toOffset, int width) {
        int p = 0;
        if (vectorsAreFast) {
            int vectors = (count + LANES - 1) / LANES;
            p = rowsWithin(from.length, offset, along, vectors * LANES, depth);
            copyVectors(from, offset, along, vectors, p, to, toOffset, width);
        } else {
            WARM_UP.count(depth * count);
        }
        for (; p < depth; p++) {
            System.arraycopy(from, offset + p * along, to, toOffset + p * width, count);
        }
    }

    /** How many of the rows could be longer without leaving the array. */
    private static int rowsWithin(int length, int offset, int along, int longer, int depth) {
        long room = (long) length - offset - longer;
        if (room < 0) return 0;
        return along == 0 ? depth : (int) Math.min(depth, room / along + 1);
    }

    /** Rows of one to three vectors. What is too much is overwritten by the next row. */
    private static void copyVectors(
            float[] from, int offset, int along, int vectors, int depth, float[] to, int toOffset, int width) {
        int at = offset;
        int target = toOffset;
        for (int p = 0; p < depth; p++) {
            FloatVector.fromArray(SPECIES, from, at).intoArray(to, target);
            if (vectors > 1) {
                FloatVector.fromArray(SPECIES, from, at + LANES).intoArray(to, target + LANES);
            }
            if (vectors > 2) {
                FloatVector.fromArray(SPECIES, from, at + 2 * LANES).intoArray(to, target + 2 * LANES);
            }
            at += along;
            target += width;
        }
    }

    private static void transpose(
            float[] from,
            int offset,
            int across,
            int along,
            int count,
            int depth,
            float[] to,
            int toOffset,
            int width) {
        int i = 0;
        // Where depth is short of a square there would be no squares, only what is left over.
        FloatTranspose squares = along == 1 && depth >= LANES ? FloatTransposes.get(count * depth) : null;
        if (squares != null) {
            int whole = depth - depth % LANES;
            for (; i + LANES <= count; i += LANES) {
                int at = offset + i * across;
                int target = toOffset + i;
                squares.transpose(whole / LANES, from, at, across, to, target, width);
                transposeEights(from, at + whole, across, 1, LANES, depth - whole, to, target + whole * width, width);
            }
        }
        transposeEights(from, offset + i * across, across, along, count - i, depth, to, toOffset + i, width);
    }

    private static void transposeEights(
            float[] from,
            int offset,
            int across,
            int along,
            int count,
            int depth,
            float[] to,
            int toOffset,
            int width) {
        int i = 0;
        for (; along == 1 && i + 8 <= count; i += 8) {
            transposeEight(from, offset + i * across, across, depth, to, toOffset + i, width);
        }
        transposeRows(from, offset + i * across, across, along, count - i, depth, to, toOffset + i, width);
    }

    private static void transposeRows(
            float[] from,
            int offset,
            int across,
            int along,
            int count,
            int depth,
            float[] to,
            int toOffset,
            int width) {
        for (int i = 0; i < count; i++) {
            int at = offset + i * across;
            int target = toOffset + i;
            for (int p = 0; p < depth; p++) {
                to[target] = from[at];
                at += along;
                target += width;
            }
        }
    }

    private static void transposeEight(
            float[] from, int at0, int across, int depth, float[] to, int toOffset, int width) {
        int at1 = at0 + across;
        int at2 = at1 + across;
        int at3 = at2 + across;
        int at4 = at3 + across;
        int at5 = at4 + across;
        int at6 = at5 + across;
        int at7 = at6 + across;
        int target = toOffset;
        for (int p = 0; p < depth; p++) {
            to[target] = from[at0 + p];
            to[target + 1] = from[at1 + p];
            to[target + 2] = from[at2 + p];
            to[target + 3] = from[at3 + p];
            to[target + 4] = from[at4 + p];
            to[target + 5] = from[at5 + p];
            to[target + 6] = from[at6 + p];
            to[target + 7] = from[at7 + p];
            target += width;
        }
    }
}
