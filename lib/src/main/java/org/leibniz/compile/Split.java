package org.leibniz.compile;

import java.util.function.ToIntFunction;

/**
 * How a product is cut into blocks, one per thread: a grid of {@code rowParts} by {@code columnParts} of C, cut at
 * multiples of a tile. The inner size is cut only where a single thread also ends one sum and begins another, so that the
 * bits of the result do not depend on the number of threads. Two threads then read a half of each operand, and of a
 * parameter those rows that they also update: the processors do not pull them out of each other's caches.
 */
final class Split {
    /** Below so many multiply-adds per part, handing a part over costs more than it saves. */
    private static final long SMALLEST_PART = 200_000;

    /**
     * A product with fewer rows or columns than this mostly waits for elements of the larger factor. If that lasts, two
     * caches deliver twice as many of them;
     */
    private static final int FEW = 8;

    /** and smaller parts are worth it. Else they would pull what another one has written out of its cache. */
    private static final long SMALLEST_LASTING_PART = 50_000;

    /** To add an element of a sum to that of another takes about as long as so many products. */
    private static final int ADD = 16;

    private final int tileRows;
    private final int tileColumns;
    private final ToIntFunction<Gemm> innerCut;
    private int rowsPerPart;
    private int columnsPerPart;
    private int columnParts;
    private int tiles;
    private int innerParts;
    private int cut;
    private boolean small;

    /** @param innerCut where the inner size of a product may be cut in two; 0 if it may not */
    Split(int tileRows, int tileColumns, ToIntFunction<Gemm> innerCut) {
        this.tileRows = tileRows;
        this.tileColumns = tileColumns;
        this.innerCut = innerCut;
    }

    /** Finds the grid of at most so many parts whose slowest part is done first. */
    void choose(Gemm shape, int threads) {
        boolean waits = shape.lasting() && Math.min(shape.m(), shape.n()) < FEW;
        long smallest = waits ? SMALLEST_LASTING_PART : SMALLEST_PART;
        small = shape.multiplyAdds() < 2 * SMALLEST_PART;
        long useful = Math.max(1, Math.min(threads, shape.multiplyAdds() / smallest));
        cut = useful > 1 && !shape.accumulate() ? innerCut.applyAsInt(shape) : 0;
        long best = Long.MAX_VALUE;
        for (int inner = 1; inner <= (cut == 0 ? 1 : 2); inner++) {
            int steps = inner == 1 ? shape.k() : Math.max(cut, shape.k() - cut);
            for (int rowCuts = 1; inner * rowCuts <= useful; rowCuts++) {
                int columnCuts = (int) (useful / (inner * rowCuts));
                int rows = partSize(shape.m(), rowCuts, tileRows);
                int columns = partSize(shape.n(), columnCuts, tileColumns);
                long additions = (inner - 1L) * rows * columns;
                long cost = steps * cost(rows, columns) + ADD * additions;
                if (cost < best) {
                    best = cost;
                    rowsPerPart = rows;
                    columnsPerPart = columns;
                    innerParts = inner;
                }
            }
        }
        columnParts = ceilDivide(shape.n(), columnsPerPart);
        tiles = ceilDivide(shape.m(), rowsPerPart) * columnParts;
    }

    /**
     * Per step of the inner size: the products, and the packing that every part does for itself. Packing an element of
     * A or B takes about as long as so many products.
     */
    private static long cost(long rows, long columns) {
        return rows * columns + 16 * rows + 8 * columns;
    }

    private static int partSize(int size, int cuts, int tile) {
        int tiles = ceilDivide(size, tile);
        return ceilDivide(Math.max(1, tiles), cuts) * tile;
    }

    private static int ceilDivide(int a, int b) {
        return (int) ((a + (b - 1L)) / b);
    }

    /** Whether parts take less time than to wake a thread. */
    boolean hasSmallParts() {
        return small;
    }

    int parts() {
        return innerParts * tiles;
    }

    /** Parts of C. The parts from this number on sum up the second half of the inner size, if there is one. */
    int tiles() {
        return tiles;
    }

    boolean cutsInnerSize() {
        return innerParts == 2;
    }

    int firstRow(int part) {
        return part % tiles / columnParts * rowsPerPart;
    }

    int rows(int part, int m) {
        return Math.min(rowsPerPart, m - firstRow(part));
    }

    int firstColumn(int part) {
        return part % tiles % columnParts * columnsPerPart;
    }

    int columns(int part, int n) {
        return Math.min(columnsPerPart, n - firstColumn(part));
    }

    /** Where a part begins along the inner size. */
    int firstStep(int part) {
        return part < tiles ? 0 : cut;
    }

    int steps(int part, int k) {
        if (innerParts == 1) return k;
        return part < tiles ? cut : k - cut;
    }
}
