package org.leibniz.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fields of two sets with the same samples. */
final class ZippedDataset extends Dataset {
    private final Dataset first;
    private final Dataset second;

    ZippedDataset(Dataset first, Dataset second) {
        super(both(first.fields(), second.fields()), first.count());
        this.first = first;
        this.second = second;
    }

    private static List<Field> both(List<Field> first, List<Field> second) {
        List<Field> all = new ArrayList<>(first);
        for (Field field : second) {
            if (first.stream().anyMatch(other -> other.name().equals(field.name()))) {
                throw new IllegalArgumentException("there are values for " + field.name() + " already");
            }
            all.add(field);
        }
        return all;
    }

    @Override
    public void read(int sample, long epoch, float[][] into, int at) {
        first.read(sample, epoch, into, at);
        int from = first.fields().size();
        second.read(sample, epoch, Arrays.copyOfRange(into, from, into.length), at);
    }
}
