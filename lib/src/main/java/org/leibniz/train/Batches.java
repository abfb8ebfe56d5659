package org.leibniz.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.leibniz.compile.Call;
import org.leibniz.expr.Symbol;

/** Samples in portions, each epoch in another order that only depends on the seed and the number of the epoch. */
final class Batches {
    private final Samples samples;
    private final int largest;
    private final long seed;
    private final boolean shuffled;
    private final int[] order;
    private final Map<Symbol, float[]> portions = new LinkedHashMap<>();
    private int epoch;

    Batches(Samples samples, int size, long seed, boolean shuffled) {
        this.samples = samples;
        this.largest = Math.min(size, samples.count());
        this.seed = seed;
        this.shuffled = shuffled;
        this.order = new int[samples.count()];
        for (Symbol symbol : samples.symbols()) {
            portions.put(symbol, new float[largest * Samples.sampleLength(symbol)]);
        }
    }

    /** The number of batches in an epoch; the last one may be smaller. */
    int count() {
        return (samples.count() + largest - 1) / largest;
    }

    int size(int batch) {
        return Math.min(largest, samples.count() - batch * largest);
    }

    /** Lets a call read the batches. */
    void bind(Call call) {
        portions.forEach((symbol, array) -> call.with(symbol, array, 0));
    }

    /** Copies a batch to where the call reads it, epochs being counted from 1. */
    void load(int epoch, int batch, Call call) {
        if (this.epoch != epoch) shuffle(epoch);
        int count = size(batch);
        portions.forEach((symbol, portion) -> {
            float[] all = samples.array(symbol);
            int length = portion.length / largest;
            for (int i = 0; i < count; i++) {
                System.arraycopy(all, sample(batch, i) * length, portion, i * length, length);
            }
        });
        call.size(samples.size(), count);
    }

    /** The arrays that batches are copied to. */
    Map<Symbol, float[]> portions() {
        return portions;
    }

    /** The number of a sample of the batch among all. */
    int sample(int batch, int position) {
        return order[batch * largest + position];
    }

    private void shuffle(int epoch) {
        this.epoch = epoch;
        for (int i = 0; i < order.length; i++) order[i] = i;
        if (!shuffled) return;
        SplittableRandom random = new SplittableRandom(seed + epoch * 0x9E3779B97F4A7C15L);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}
