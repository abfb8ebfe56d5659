package org.leibniz.kernel;

/** Whole numbers near a number. */
final class Rounding {
    private Rounding() {}

    /** Adding 2^fractionBits leaves no room for a fraction; numbers of that size have none anyway. */
    static <L> L round(MachineLanes<L> k, L x) {
        BinaryFormat format = k.format();
        L noFraction = k.constant(Math.scalb(1.0, format.fractionBits));
        L size = k.abs(x);
        L rounded = k.subtract(k.add(size, noFraction), noFraction);
        L signed = k.exclusiveOr(rounded, k.andBits(x, format.signBit()));
        return k.selectGreater(noFraction, size, signed, x);
    }
}
