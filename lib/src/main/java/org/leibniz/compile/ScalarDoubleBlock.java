package org.leibniz.compile;

import java.util.Arrays;

/**
 * Plain loops over panels of B that stay in the cache, written so that HotSpot vectorises the inner one: four rows of
 * B are added to a row of C at once, which saves three of four trips of C through memory.
 */
final class ScalarDoubleBlock extends DoubleBlock {
    /** A panel of B is so deep and so wide: 64 KiB as double, half of a small second-level cache as double. */
    private static final int DEPTH = 64;

    private static final int WIDTH = 256;

    private final double[] panel = new double[DEPTH * WIDTH];

    @Override
    protected void multiply() {
        clear();
        for (int column = 0; column < columns; column += WIDTH) {
            int width = Math.min(WIDTH, columns - column);
            for (int depth = 0; depth < shape.k(); depth += DEPTH) {
                multiplyPanel(column, width, depth, Math.min(DEPTH, shape.k() - depth));
            }
            finish(0, column, rows, width);
        }
    }

    private void clear() {
        if (shape.accumulate()) return;
        for (int row = 0; row < rows; row++) {
            int at = cOffset + row * shape.leadingDimension();
            Arrays.fill(c, at, at + columns, 0);
        }
    }

    private void multiplyPanel(int column, int width, int depth, int depths) {
        int from = bOffset + depth * shape.bRowStride() + column * shape.bColumnStride();
        if (shape.bColumnStride() == 1) {
            multiplyPanel(b, from, shape.bRowStride(), column, width, depth, depths);
        } else {
            pack(from, depths, width);
            multiplyPanel(panel, 0, width, column, width, depth, depths);
        }
    }

    private void pack(int from, int depths, int width) {
        for (int j = 0; j < width; j++) {
            int at = from + j * shape.bColumnStride();
            for (int p = 0; p < depths; p++) {
                panel[p * width + j] = b[at + p * shape.bRowStride()];
            }
        }
    }

    private void multiplyPanel(double[] rowsOfB, int from, int stride, int column, int width, int depth, int depths) {
        int step = shape.aColumnStride();
        for (int row = 0; row < rows; row++) {
            int to = cOffset + row * shape.leadingDimension() + column;
            int at = aOffset + row * shape.aRowStride() + depth * step;
            int p = 0;
            for (; p + 4 <= depths; p += 4, at += 4 * step) {
                int first = from + p * stride;
                addRows(a[at], a[at + step], a[at + 2 * step], a[at + 3 * step], rowsOfB, first, stride, c, to, width);
            }
            for (; p < depths; p++, at += step) {
                addRow(a[at], rowsOfB, from + p * stride, c, to, width);
            }
        }
    }

    private static void addRows(
            double a0,
            double a1,
            double a2,
            double a3,
            double[] b,
            int from,
            int stride,
            double[] c,
            int to,
            int width) {
        int b1 = from + stride;
        int b2 = b1 + stride;
        int b3 = b2 + stride;
        for (int j = 0; j < width; j++) {
            c[to + j] += a0 * b[from + j] + a1 * b[b1 + j] + (a2 * b[b2 + j] + a3 * b[b3 + j]);
        }
    }

    private static void addRow(double a, double[] b, int from, double[] c, int to, int width) {
        for (int j = 0; j < width; j++) {
            c[to + j] += a * b[from + j];
        }
    }
}
