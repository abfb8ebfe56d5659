package org.leibniz.compile;

import java.util.Arrays;
import org.leibniz.kernel.BinaryFormat;

/** The numbers a program computes with. Expressions have no precision; it is chosen when they are compiled. */
public enum Precision {
    /** {@code float[]}: for training. */
    FLOAT32(BinaryFormat.FLOAT32),
    /** {@code double[]}: for what must be exact. */
    FLOAT64(BinaryFormat.FLOAT64);

    private final BinaryFormat format;

    Precision(BinaryFormat format) {
        this.format = format;
    }

    /** How the numbers are stored. */
    public BinaryFormat format() {
        return format;
    }

    /** How much memory a number takes. */
    int bytes() {
        return this == FLOAT32 ? Float.BYTES : Double.BYTES;
    }

    /** An array of zeros. */
    Object array(int length) {
        return this == FLOAT32 ? new float[length] : new double[length];
    }

    /** The length of an array, which must be one of this precision. */
    int length(Object array) {
        return this == FLOAT32 ? ((float[]) array).length : ((double[]) array).length;
    }

    /** Fills a part of an array with a number. */
    void fill(Object array, int from, int count, double value) {
        if (this == FLOAT32) Arrays.fill((float[]) array, from, from + count, (float) value);
        else Arrays.fill((double[]) array, from, from + count, value);
    }

    void set(Object array, int at, double value) {
        if (this == FLOAT32) ((float[]) array)[at] = (float) value;
        else ((double[]) array)[at] = value;
    }

    double get(Object array, int at) {
        return this == FLOAT32 ? ((float[]) array)[at] : ((double[]) array)[at];
    }
}
