package org.leibniz.io;

import java.util.SplittableRandom;

/** The numbers below some count in an order that follows from a seed (Fisher and Yates). */
final class Order {
    private Order() {}

    static int[] of(int count, long seed) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
