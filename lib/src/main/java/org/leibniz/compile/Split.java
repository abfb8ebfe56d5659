package org.leibniz.compile;

/**
 * How C is cut into blocks, one per thread: a grid of {@code rowParts} by {@code columnParts}, cut at multiples of a
 * tile. The inner size is never cut, so that the bits of the result do not depend on the number of threads.
 */
final class Split {
    /** Below so many multiply-adds per part, handing a part over costs more than it saves. */
    private static final long SMALLEST_PART = 200_000;

    private final int tileRows;
    private final int tileColumns;
    private int rowsPerPart;
    private int columnsPerPart;
    private int columnParts;
    private int parts;

    Split(int tileRows, int tileColumns) {
        this.tileRows = tileRows;
        this.tileColumns = tileColumns;
    }

    /** Finds the grid of at most so many parts whose slowest part is done first. */
    void choose(Gemm shape, int threads) {
        long useful = Math.max(1, Math.min(threads, shape.multiplyAdds() / SMALLEST_PART));
        long best = Long.MAX_VALUE;
        for (int rowCuts = 1; rowCuts <= useful; rowCuts++) {
            int columnCuts = (int) (useful / rowCuts);
            int rows = partSize(shape.m(), rowCuts, tileRows);
            int columns = partSize(shape.n(), columnCuts, tileColumns);
            long cost = cost(rows, columns);
            if (cost < best) {
                best = cost;
                rowsPerPart = rows;
                columnsPerPart = columns;
            }
        }
        columnParts = ceilDivide(shape.n(), columnsPerPart);
        parts = ceilDivide(shape.m(), rowsPerPart) * columnParts;
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
        return ceilDivide(tiles, cuts) * tile;
    }

    private static int ceilDivide(int a, int b) {
        return (int) ((a + (b - 1L)) / b);
    }

    int parts() {
        return parts;
    }

    int firstRow(int part) {
        return part / columnParts * rowsPerPart;
    }

    int rows(int part, int m) {
        return Math.min(rowsPerPart, m - firstRow(part));
    }

    int firstColumn(int part) {
        return part % columnParts * columnsPerPart;
    }

    int columns(int part, int n) {
        return Math.min(columnsPerPart, n - firstColumn(part));
    }
}
