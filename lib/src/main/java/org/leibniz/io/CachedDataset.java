package org.leibniz.io;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Samples that are read when they are needed first, and then kept. */
final class CachedDataset extends Dataset {
    private final Dataset source;
    private final AtomicReferenceArray<float[][]> kept;

    CachedDataset(Dataset source) {
        super(source.fields(), source.count());
        this.source = source;
        this.kept = new AtomicReferenceArray<>(source.count());
    }

    @Override
    public void read(int sample, long epoch, float[][] into, int at) {
        float[][] values = kept.get(sample);
        if (values == null) {
            values = source.arrays(1);
            source.read(sample, 0, values, 0);
            kept.set(sample, values);
        }
        for (int field = 0; field < into.length; field++) {
            System.arraycopy(values[field], 0, into[field], at * values[field].length, values[field].length);
        }
    }
}
