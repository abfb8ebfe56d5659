package org.leibniz.check;

/**
 * A number as its residues modulo two primes, of which the second divides the first less one: where the second is known
 * the number can be an exponent.
 */
record Residue(long value, long exponent) {
    /** A safe prime, 2q + 1. */
    static final long P = 2_147_483_579L;

    static final long Q = 1_073_741_789L;
}
