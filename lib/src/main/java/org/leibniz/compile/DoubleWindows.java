package org.leibniz.compile;

import static org.leibniz.compile.WindowTable.COUNT;
import static org.leibniz.compile.WindowTable.FROM;
import static org.leibniz.compile.WindowTable.HOP;
import static org.leibniz.compile.WindowTable.NUMBERS;
import static org.leibniz.compile.WindowTable.STEP;
import static org.leibniz.compile.WindowTable.TO;

import java.util.Arrays;
import org.leibniz.kernel.Lowering.Combine;

/** Combines doubles by the stretches of a {@link WindowTable}. */
final class DoubleWindows {
    /** From here on a call copies faster than a loop. */
    private static final int LONG = 64;

    private final Combine combine;
    private final double start;

    DoubleWindows(Combine combine) {
        this.combine = combine;
        this.start = combine.start();
    }

    void run(WindowTable table, int firstRow, int lastRow, double[] in, int from, double[] out, int to) {
        int[] all = table.stretches();
        int columns = table.columns();
        for (int row = firstRow; row < lastRow; row++) {
            int at = table.start(row);
            int end = table.start(row + 1);
            if (at < end && all[at + COUNT] == columns) {
                set(in, from + all[at + FROM], all[at + STEP], out, to + all[at + TO], columns);
                at += NUMBERS;
            } else {
                int first = to + row * columns;
                Arrays.fill(out, first, first + columns, start);
            }
            for (; at < end; at += NUMBERS) {
                int source = from + all[at + FROM];
                int target = to + all[at + TO];
                int step = all[at + STEP];
                int hop = all[at + HOP];
                int count = all[at + COUNT];
                switch (combine) {
                    case SUM, MEAN -> add(in, source, step, out, target, hop, count);
                    case PRODUCT -> multiply(in, source, step, out, target, hop, count);
                    case MAX -> max(in, source, step, out, target, hop, count);
                    case MIN -> min(in, source, step, out, target, hop, count);
                }
            }
        }
    }

    private static void set(double[] in, int from, int step, double[] out, int to, int count) {
        if (step == 1 && count >= LONG) {
            System.arraycopy(in, from, out, to, count);
        } else if (step == 1) {
            for (int i = 0; i < count; i++) out[to + i] = in[from + i];
        } else {
            for (int i = 0; i < count; i++) out[to + i] = in[from + i * step];
        }
    }

    // Only a loop over neighbours is made one over vectors.
    private static void add(double[] in, int from, int step, double[] out, int to, int hop, int count) {
        if (step == 1 && hop == 1) {
            for (int i = 0; i < count; i++) out[to + i] += in[from + i];
        } else {
            for (int i = 0; i < count; i++) out[to + i * hop] += in[from + i * step];
        }
    }

    private static void max(double[] in, int from, int step, double[] out, int to, int hop, int count) {
        if (step == 1 && hop == 1) {
            for (int i = 0; i < count; i++) out[to + i] = Math.max(out[to + i], in[from + i]);
        } else {
            for (int i = 0; i < count; i++) out[to + i * hop] = Math.max(out[to + i * hop], in[from + i * step]);
        }
    }

    private static void min(double[] in, int from, int step, double[] out, int to, int hop, int count) {
        for (int i = 0; i < count; i++) out[to + i * hop] = Math.min(out[to + i * hop], in[from + i * step]);
    }

    private static void multiply(double[] in, int from, int step, double[] out, int to, int hop, int count) {
        for (int i = 0; i < count; i++) out[to + i * hop] *= in[from + i * step];
    }
}
