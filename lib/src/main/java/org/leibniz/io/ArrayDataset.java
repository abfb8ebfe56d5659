package org.leibniz.io;

import java.util.List;

/** Samples of one field in an array. */
final class ArrayDataset extends Dataset {
    private final float[] values;
    private final int length;

    ArrayDataset(Field field, float[] values) {
        super(List.of(field), count(field, values.length));
        this.values = values;
        this.length = field.length();
    }

    private static int count(Field field, int values) {
        int length = field.length();
        if (values == 0) throw new IllegalArgumentException(field + ": there are no samples");
        if (length == 0 || values % length != 0) {
            throw new IllegalArgumentException(
                    field + " needs a multiple of " + length + " values, the array has " + values);
        }
        return values / length;
    }

    @Override
    public void read(int sample, long epoch, float[][] into, int at) {
        System.arraycopy(values, sample * length, into[0], at * length, length);
    }
}
