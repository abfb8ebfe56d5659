package org.leibniz.io;

import java.util.Arrays;

/** Samples whose class is written as a 1 at its place. */
final class OneHotDataset extends Dataset {
    private final Dataset source;
    private final int index;
    private final int classes;
    private final ThreadLocal<float[][]> one;

    OneHotDataset(Dataset source, int index, int classes) {
        super(MappedDataset.replaced(source.fields(), index, new int[] {classes}), source.count());
        this.source = source;
        this.index = index;
        this.classes = classes;
        this.one = ThreadLocal.withInitial(() -> source.arrays(1));
    }

    @Override
    public void read(int sample, long epoch, float[][] into, int at) {
        float[][] values = one.get();
        source.read(sample, epoch, values, 0);
        for (int field = 0; field < into.length; field++) {
            if (field != index) {
                System.arraycopy(values[field], 0, into[field], at * values[field].length, values[field].length);
            }
        }
        float label = values[index][0];
        if (!(label >= 0 && label < classes && label == Math.rint(label))) {
            throw new IllegalArgumentException("sample " + sample + ": a class in "
                    + fields().get(index).name() + " is one of 0 to " + (classes - 1) + ", not " + label);
        }
        Arrays.fill(into[index], at * classes, (at + 1) * classes, 0);
        into[index][at * classes + (int) label] = 1;
    }
}
