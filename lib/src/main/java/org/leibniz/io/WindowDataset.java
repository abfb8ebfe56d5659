package org.leibniz.io;

import java.util.List;

/** Stretches of a row of numbers, each with the stretch one place further. */
final class WindowDataset extends Dataset {
    private final float[] values;
    private final int length;
    private final int[] starts;

    WindowDataset(float[] values, int length, int[] starts) {
        super(List.of(new Field("x", new int[] {length}), new Field("t", new int[] {length})), starts.length);
        this.values = values;
        this.length = length;
        this.starts = starts;
    }

    @Override
    public void read(int sample, long epoch, float[][] into, int at) {
        System.arraycopy(values, starts[sample], into[0], at * length, length);
        System.arraycopy(values, starts[sample] + 1, into[1], at * length, length);
    }
}
