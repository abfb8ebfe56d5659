package org.leibniz.kernel;

/** How numbers are stored: the two formats of IEEE 754 that Java has. */
public enum BinaryFormat {
    FLOAT32(23, 127, 10, 9, 10),
    FLOAT64(52, 1023, 22, 17, 16);

    /** The bits of the fraction. */
    final int fractionBits;

    /** What is added to an exponent before it is stored. */
    final int bias;

    /** Where tanh has become 1. */
    final double tanhEnd;

    /** The highest powers that the series of the sine and the cosine need up to π/4. */
    final int sinePower;

    final int cosinePower;

    BinaryFormat(int fractionBits, int bias, double tanhEnd, int sinePower, int cosinePower) {
        this.fractionBits = fractionBits;
        this.bias = bias;
        this.tanhEnd = tanhEnd;
        this.sinePower = sinePower;
        this.cosinePower = cosinePower;
    }

    /**
     * Added to a number of moderate size, it leaves no room for a fraction: the sum is rounded to a whole number, whose
     * bits are the last bits of the sum.
     */
    double rounder() {
        return 1.5 * Math.scalb(1.0, fractionBits);
    }

    /** The number as this format stores it. */
    public double rounded(double value) {
        return this == FLOAT32 ? (float) value : value;
    }

    /** The bits of a number, as this format stores it. */
    public long bits(double value) {
        return this == FLOAT32
                ? Float.floatToRawIntBits((float) value) & 0xFFFF_FFFFL
                : Double.doubleToRawLongBits(value);
    }

    long signBit() {
        return 1L << (this == FLOAT32 ? 31 : 63);
    }

    long fractionMask() {
        return (1L << fractionBits) - 1;
    }

    double smallestNormal() {
        return this == FLOAT32 ? Float.MIN_NORMAL : Double.MIN_NORMAL;
    }

    /** Below this, x and sin x, e^x − 1, … are the same number. */
    double tiny() {
        return Math.scalb(1.0, -fractionBits / 2 - 3);
    }
}
