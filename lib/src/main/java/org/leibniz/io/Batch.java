package org.leibniz.io;

/** Some samples of a set, one behind the other in an array for each field. */
public final class Batch {
    private final Dataset from;
    private final float[][] arrays;
    private final int[] samples;

    Batch(Dataset from, float[][] arrays, int[] samples) {
        this.from = from;
        this.arrays = arrays;
        this.samples = samples;
    }

    /** How many samples there are. */
    public int count() {
        return samples.length;
    }

    /** The number of a sample in the set that it is from. */
    public int sample(int position) {
        return samples[position];
    }

    /** The numbers of a field; the array may be longer than the samples of this batch need. */
    public float[] array(String field) {
        return arrays[from.index(field)];
    }

    /** As {@link #array(String)}, by the place of the field among all. */
    public float[] array(int field) {
        return arrays[field];
    }
}
