package org.leibniz.compile;

import static org.leibniz.compile.WindowTable.COUNT;
import static org.leibniz.compile.WindowTable.FROM;
import static org.leibniz.compile.WindowTable.HOP;
import static org.leibniz.compile.WindowTable.NUMBERS;
import static org.leibniz.compile.WindowTable.ROWS;
import static org.leibniz.compile.WindowTable.ROW_HOP;
import static org.leibniz.compile.WindowTable.ROW_STEP;
import static org.leibniz.compile.WindowTable.STEP;
import static org.leibniz.compile.WindowTable.TO;

import java.util.Arrays;
import org.leibniz.kernel.Lowering.Combine;

/** Combines floats by the blocks of a {@link WindowTable}. Only loops over neighbours become loops over vectors. */
final class FloatWindows {
    private final Combine combine;
    private final float start;

    FloatWindows(Combine combine) {
        this.combine = combine;
        this.start = (float) combine.start();
    }

    void run(WindowTable table, float[] in, int from, float[] out, int to) {
        if (!table.isCovered()) Arrays.fill(out, to, to + table.size(), start);
        if (table.pairs() == null) runBlocks(table, in, from, out, to);
        else runPairs(table.pairs(), table.firstPairs(), in, from, out, to);
    }

    private void runPairs(int[] pairs, int first, float[] in, int from, float[] out, int to) {
        for (int i = 0; i < first; i += 2) out[to + pairs[i + 1]] = in[from + pairs[i]];
        switch (combine) {
            case SUM, MEAN -> {
                for (int i = first; i < pairs.length; i += 2) out[to + pairs[i + 1]] += in[from + pairs[i]];
            }
            case PRODUCT -> {
                for (int i = first; i < pairs.length; i += 2) out[to + pairs[i + 1]] *= in[from + pairs[i]];
            }
            case MAX -> {
                for (int i = first; i < pairs.length; i += 2) {
                    int target = to + pairs[i + 1];
                    out[target] = Math.max(out[target], in[from + pairs[i]]);
                }
            }
            case MIN -> {
                for (int i = first; i < pairs.length; i += 2) {
                    int target = to + pairs[i + 1];
                    out[target] = Math.min(out[target], in[from + pairs[i]]);
                }
            }
        }
    }

    private void runBlocks(WindowTable table, float[] in, int from, float[] out, int to) {
        int[] all = table.blocks();
        int at = 0;
        for (; at < table.firstPlace(); at += NUMBERS) set(in, from + all[at + FROM], out, to + all[at + TO], all, at);
        for (; at < all.length; at += NUMBERS) {
            int source = from + all[at + FROM];
            int target = to + all[at + TO];
            switch (combine) {
                case SUM, MEAN -> add(in, source, out, target, all, at);
                case PRODUCT -> multiply(in, source, out, target, all, at);
                case MAX -> max(in, source, out, target, all, at);
                case MIN -> min(in, source, out, target, all, at);
            }
        }
    }

    private static void set(float[] in, int from, float[] out, int to, int[] all, int at) {
        int step = all[at + STEP];
        int hop = all[at + HOP];
        int count = all[at + COUNT];
        for (int row = 0; row < all[at + ROWS]; row++) {
            int source = from + row * all[at + ROW_STEP];
            int target = to + row * all[at + ROW_HOP];
            if (step == 1 && hop == 1) {
                for (int i = 0; i < count; i++) out[target + i] = in[source + i];
            } else {
                for (int i = 0; i < count; i++) out[target + i * hop] = in[source + i * step];
            }
        }
    }

    private static void add(float[] in, int from, float[] out, int to, int[] all, int at) {
        int step = all[at + STEP];
        int hop = all[at + HOP];
        int count = all[at + COUNT];
        for (int row = 0; row < all[at + ROWS]; row++) {
            int source = from + row * all[at + ROW_STEP];
            int target = to + row * all[at + ROW_HOP];
            if (step == 1 && hop == 1) {
                for (int i = 0; i < count; i++) out[target + i] += in[source + i];
            } else {
                for (int i = 0; i < count; i++) out[target + i * hop] += in[source + i * step];
            }
        }
    }

    private static void multiply(float[] in, int from, float[] out, int to, int[] all, int at) {
        int step = all[at + STEP];
        int hop = all[at + HOP];
        int count = all[at + COUNT];
        for (int row = 0; row < all[at + ROWS]; row++) {
            int source = from + row * all[at + ROW_STEP];
            int target = to + row * all[at + ROW_HOP];
            if (step == 1 && hop == 1) {
                for (int i = 0; i < count; i++) out[target + i] *= in[source + i];
            } else {
                for (int i = 0; i < count; i++) out[target + i * hop] *= in[source + i * step];
            }
        }
    }

    private static void max(float[] in, int from, float[] out, int to, int[] all, int at) {
        int step = all[at + STEP];
        int hop = all[at + HOP];
        int count = all[at + COUNT];
        for (int row = 0; row < all[at + ROWS]; row++) {
            int source = from + row * all[at + ROW_STEP];
            int target = to + row * all[at + ROW_HOP];
            if (step == 1 && hop == 1) {
                for (int i = 0; i < count; i++) out[target + i] = Math.max(out[target + i], in[source + i]);
            } else {
                for (int i = 0; i < count; i++)
                    out[target + i * hop] = Math.max(out[target + i * hop], in[source + i * step]);
            }
        }
    }

    private static void min(float[] in, int from, float[] out, int to, int[] all, int at) {
        int step = all[at + STEP];
        int hop = all[at + HOP];
        int count = all[at + COUNT];
        for (int row = 0; row < all[at + ROWS]; row++) {
            int source = from + row * all[at + ROW_STEP];
            int target = to + row * all[at + ROW_HOP];
            if (step == 1 && hop == 1) {
                for (int i = 0; i < count; i++) out[target + i] = Math.min(out[target + i], in[source + i]);
            } else {
                for (int i = 0; i < count; i++)
                    out[target + i * hop] = Math.min(out[target + i * hop], in[source + i * step]);
            }
        }
    }
}
