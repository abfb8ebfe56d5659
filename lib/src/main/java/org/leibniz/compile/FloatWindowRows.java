package org.leibniz.compile;

import org.leibniz.kernel.Lowering.Combine;

/** What a window does with float rows. */
record FloatWindowRows(Combine combine) implements WindowRows {
    @Override
    public void set(Object from, int at, int step, Object to, int start, int hop, int count) {
        float[] in = (float[]) from;
        float[] out = (float[]) to;
        if (step == 1 && hop == 1) {
            System.arraycopy(in, at, out, start, count);
            return;
        }
        for (int i = 0; i < count; i++) out[start + i * hop] = in[at + i * step];
    }

    @Override
    public void combine(Object from, int at, int step, Object to, int start, int hop, int count) {
        float[] in = (float[]) from;
        float[] out = (float[]) to;
        switch (combine) {
            case SUM, MEAN -> add(in, at, step, out, start, hop, count);
            case MAX -> max(in, at, step, out, start, hop, count);
            case MIN -> {
                for (int i = 0; i < count; i++)
                    out[start + i * hop] = Math.min(out[start + i * hop], in[at + i * step]);
            }
            case PRODUCT -> {
                for (int i = 0; i < count; i++) out[start + i * hop] *= in[at + i * step];
            }
        }
    }

    // Only a loop over neighbours is made one over vectors.
    private static void add(float[] in, int at, int step, float[] out, int start, int hop, int count) {
        if (step == 1 && hop == 1) {
            for (int i = 0; i < count; i++) out[start + i] += in[at + i];
            return;
        }
        for (int i = 0; i < count; i++) out[start + i * hop] += in[at + i * step];
    }

    private static void max(float[] in, int at, int step, float[] out, int start, int hop, int count) {
        if (step == 1 && hop == 1) {
            for (int i = 0; i < count; i++) out[start + i] = Math.max(out[start + i], in[at + i]);
            return;
        }
        for (int i = 0; i < count; i++) out[start + i * hop] = Math.max(out[start + i * hop], in[at + i * step]);
    }
}
