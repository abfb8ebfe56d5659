package org.leibniz.train;

import java.util.Arrays;
import org.leibniz.compile.Call;

/** Means of a program's outputs over many batches, each output being a mean over its batch. */
final class Measures {
    private final double[] sums;
    private long samples;

    Measures(int count) {
        sums = new double[count];
    }

    void clear() {
        Arrays.fill(sums, 0);
        samples = 0;
    }

    void add(Call call, int batchSize) {
        for (int i = 0; i < sums.length; i++) sums[i] += call.number(i) * batchSize;
        samples += batchSize;
    }

    double mean(int index) {
        return sums[index] / samples;
    }

    long samples() {
        return samples;
    }
}
