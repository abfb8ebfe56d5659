package org.leibniz.op;

/**
 * The generator Philox4x32-10: random bits as a function of a counter and a key, without a state (Salmon, Moraes, Dror
 * and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011).
 */
final class Philox {
    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int KEY_STEP_0 = 0x9E3779B9;
    private static final int KEY_STEP_1 = 0xBB67AE85;

    private Philox() {}

    /** Replaces the four words of the counter by four random words. */
    static void scramble(int[] counter, long key) {
        int key0 = (int) key;
        int key1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = MULTIPLIER_0 * (counter[0] & 0xffffffffL);
            long product1 = MULTIPLIER_1 * (counter[2] & 0xffffffffL);
            counter[0] = (int) (product1 >>> 32) ^ counter[1] ^ key0;
            counter[1] = (int) product1;
            counter[2] = (int) (product0 >>> 32) ^ counter[3] ^ key1;
            counter[3] = (int) product0;
            key0 += KEY_STEP_0;
            key1 += KEY_STEP_1;
        }
    }
}
