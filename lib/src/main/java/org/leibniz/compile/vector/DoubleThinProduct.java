package org.leibniz.compile.vector;

import static org.leibniz.compile.vector.DoubleTiles.LANES;
import static org.leibniz.compile.vector.DoubleTiles.ROW_VECTORS;

import org.leibniz.compile.Gemm;

/**
 * Products where one side is so thin that packing would cost more than multiplying: a vector and a matrix, or a few
 * vectors whose dot products with contiguous rows are wanted. A product and its transpose are one case here: a few
 * <em>vectors</em> x, many <em>lines</em> y of a matrix.
 */
final class DoubleThinProduct {
    /** So many rows of A are better multiplied one by one than B transposed. */
    private static final int FEW_ROWS = 8;

    /** So many columns of B are better multiplied one by one than as a tile that is mostly padding. */
    private static final int FEW_COLUMNS = 4;

    private final double[] sums = new double[Math.max(DoubleDots.SUMS, ROW_VECTORS * LANES)];
    private double[] line = {};

    /** Depends on nothing but the whole shape, for the order of additions follows from it. */
    static boolean suits(Gemm shape) {
        return dotsOfRows(shape) || dotsOfColumns(shape) || row(shape) || column(shape);
    }

    private static boolean dotsOfRows(Gemm shape) {
        return shape.m() <= FEW_ROWS && shape.bRowStride() == 1 && shape.bColumnStride() != 1;
    }

    private static boolean dotsOfColumns(Gemm shape) {
        return shape.n() <= FEW_COLUMNS && shape.aColumnStride() == 1 && shape.aRowStride() != 1;
    }

    private static boolean row(Gemm shape) {
        return shape.m() == 1 && shape.bColumnStride() == 1;
    }

    private static boolean column(Gemm shape) {
        return shape.n() == 1 && shape.aRowStride() == 1;
    }

    /** The block of C of this size, of the operands from their offsets on. */
    void multiply(
            Gemm g, int rows, int columns, double[] a, int aOffset, double[] b, int bOffset, double[] c, int cOffset) {
        int ldc = g.leadingDimension();
        if (dotsOfRows(g)) {
            for (int i = 0; i < rows; i++) {
                int x = aOffset + i * g.aRowStride();
                int to = cOffset + i * ldc;
                dots(g, a, x, g.aColumnStride(), b, bOffset, g.bColumnStride(), columns, c, to, 1);
            }
        } else if (dotsOfColumns(g)) {
            for (int j = 0; j < columns; j++) {
                int x = bOffset + j * g.bColumnStride();
                dots(g, b, x, g.bRowStride(), a, aOffset, g.aRowStride(), rows, c, cOffset + j, ldc);
            }
        } else if (row(g)) {
            combine(g, a, aOffset, g.aColumnStride(), b, bOffset, g.bRowStride(), columns, c, cOffset, 1);
        } else {
            combine(g, b, bOffset, g.bRowStride(), a, aOffset, g.aColumnStride(), rows, c, cOffset, ldc);
        }
    }

    /** {@code out[i] = x · line i} for so many lines, which are contiguous and {@code stride} apart. */
    private void dots(
            Gemm g,
            double[] x,
            int xOffset,
            int xStride,
            double[] lines,
            int offset,
            int stride,
            int count,
            double[] out,
            int outOffset,
            int outStride) {
        double[] factor = xStride == 1 ? x : gather(x, xOffset, xStride, g.k());
        int first = xStride == 1 ? xOffset : 0;
        for (int i = 0; i < count; i += DoubleDots.GROUP) {
            int dots = Math.min(DoubleDots.GROUP, count - i);
            DoubleDots.dot(dots, factor, first, lines, offset + i * stride, stride, g.k(), sums);
            put(0, dots, out, outOffset + i * outStride, outStride, g.accumulate());
        }
    }

    private double[] gather(double[] x, int offset, int stride, int count) {
        if (line.length < count) {
            line = new double[count];
        }
        for (int p = 0; p < count; p++) {
            line[p] = x[offset + p * stride];
        }
        return line;
    }

    /** {@code out = Σ x[p] · line p}, each line contiguous, of {@code count} elements, and {@code stride} after the last. */
    private void combine(
            Gemm g,
            double[] x,
            int xOffset,
            int xStride,
            double[] lines,
            int offset,
            int stride,
            int count,
            double[] out,
            int outOffset,
            int outStride) {
        int i = 0;
        while (count - i >= LANES) {
            int vectors = vectors(count, count - i);
            int width = vectors * LANES;
            // The last wide tile overlaps its neighbour rather than leave a remainder to narrow ones, which are slow.
            int first = Math.min(i, count - width);
            boolean inPlace = first == i && outStride == 1;
            DoubleTile tile = DoubleTiles.ANY_PANEL.get(1, vectors, inPlace && g.accumulate());
            if (inPlace) {
                tile.multiply(g.k(), x, xOffset, xStride, lines, offset + i, stride, out, outOffset + i, 0);
            } else {
                tile.multiply(g.k(), x, xOffset, xStride, lines, offset + first, stride, sums, 0, 0);
                put(i - first, first + width - i, out, outOffset + i * outStride, outStride, g.accumulate());
            }
            i = first + width;
        }
        // Fewer elements than a vector holds.
        if (i < count) {
            int rest = count - i;
            PlainDoubleTile.multiplyRow(rest, g.k(), x, xOffset, xStride, lines, offset + i, stride, sums, 0, false);
            put(0, rest, out, outOffset + i * outStride, outStride, g.accumulate());
        }
    }

    private static int vectors(int count, int remaining) {
        if (count >= ROW_VECTORS * LANES) return ROW_VECTORS;
        if (count >= ROW_VECTORS / 2 * LANES) return ROW_VECTORS / 2;
        return remaining >= 2 * LANES ? 2 : 1;
    }

    private void put(int first, int count, double[] out, int offset, int stride, boolean adds) {
        for (int i = 0; i < count; i++) {
            int at = offset + i * stride;
            double sum = sums[first + i];
            out[at] = adds ? out[at] + sum : sum;
        }
    }
}
