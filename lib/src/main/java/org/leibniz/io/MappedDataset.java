package org.leibniz.io;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Samples of which one field is changed when they are read. */
final class MappedDataset extends Dataset {
    /** What is made of the numbers of a sample. */
    interface Change {
        float[] apply(float[] values, SplittableRandom random);
    }

    private final Dataset source;
    private final int index;
    private final Change change;
    private final long seed;
    private final ThreadLocal<float[][]> one;

    MappedDataset(Dataset source, int index, int[] sizes, Change change, long seed) {
        super(replaced(source.fields(), index, sizes), source.count());
        this.source = source;
        this.index = index;
        this.change = change;
        this.seed = seed;
        this.one = ThreadLocal.withInitial(() -> source.arrays(1));
    }

    static List<Field> replaced(List<Field> fields, int index, int[] sizes) {
        List<Field> all = new ArrayList<>(fields);
        all.set(index, new Field(fields.get(index).name(), sizes.clone()));
        return all;
    }

    @Override
    public void read(int sample, long epoch, float[][] into, int at) {
        float[][] values = one.get();
        source.read(sample, epoch, values, 0);
        float[] changed = change.apply(values[index], random(seed, epoch, sample));
        int needed = fields().get(index).length();
        if (changed.length != needed) {
            throw new IllegalArgumentException("sample " + sample + ": " + fields().get(index) + " needs " + needed
                    + " values, the function gives " + changed.length);
        }
        for (int field = 0; field < into.length; field++) {
            float[] from = field == index ? changed : values[field];
            System.arraycopy(from, 0, into[field], at * from.length, from.length);
        }
    }
}
