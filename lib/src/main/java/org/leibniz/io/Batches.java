package org.leibniz.io;

import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Samples in portions, each epoch in another order that only depends on the seed and the number of the epoch. For one
 * thread at a time.
 */
public final class Batches implements Iterable<Batch> {
    private record Shuffled(long epoch, int[] samples) {}

    /** A batch that is read while another one is in use. */
    private record Ahead(long epoch, int number, FutureTask<Batch> task) {}

    private final Dataset samples;
    private final int largest;
    private final long seed;
    private final boolean shuffled;
    private final boolean readsAhead;
    private volatile @Nullable Shuffled order;
    private float[][] free;
    private float[][] used;
    private @Nullable Ahead ahead;

    public Batches(Dataset samples, int size, long seed, boolean shuffled) {
        this(samples, size, seed, shuffled, false);
    }

    private Batches(Dataset samples, int size, long seed, boolean shuffled, boolean readsAhead) {
        if (size < 1) throw new IllegalArgumentException("a batch has at least 1 sample, not " + size);
        this.samples = samples;
        this.largest = Math.min(size, samples.count());
        this.seed = seed;
        this.shuffled = shuffled;
        this.readsAhead = readsAhead;
        this.free = samples.arrays(largest);
        this.used = readsAhead ? samples.arrays(largest) : free;
    }

    /** The same batches, the next one being read by another thread while one is in use. */
    public Batches prefetch() {
        return new Batches(samples, largest, seed, shuffled, true);
    }

    /** The same samples, in another order every epoch. */
    public Batches shuffle(long otherSeed) {
        return new Batches(samples, largest, otherSeed, true, readsAhead);
    }

    /** The number of batches in an epoch; the last one may be smaller. */
    public int count() {
        return (samples.count() + largest - 1) / largest;
    }

    /** The number of samples in a batch. */
    public int size(int batch) {
        return Math.min(largest, samples.count() - batch * largest);
    }

    public Dataset samples() {
        return samples;
    }

    /**
     * A batch of an epoch, epochs being counted from 1. Its arrays are used again for the next one.
     *
     * @throws java.io.UncheckedIOException if a sample cannot be read
     */
    public Batch load(long epoch, int batch) {
        if (!readsAhead) return read(epoch, batch, free);
        Batch loaded = awaited(epoch, batch);
        float[][] next = used;
        used = free;
        free = next;
        boolean last = batch + 1 == count();
        readAhead(last ? epoch + 1 : epoch, last ? 0 : batch + 1);
        return loaded;
    }

    private Batch awaited(long epoch, int batch) {
        Ahead pending = ahead;
        ahead = null;
        if (pending == null) return read(epoch, batch, free);
        try {
            Batch read = pending.task.get();
            return pending.epoch == epoch && pending.number == batch ? read : read(epoch, batch, free);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (CancellationException)
                    new CancellationException("reading a batch was interrupted").initCause(interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw new IllegalStateException("reading a batch failed", failed.getCause());
        }
    }

    private void readAhead(long epoch, int batch) {
        float[][] into = free;
        Callable<Batch> reading = () -> read(epoch, batch, into);
        FutureTask<Batch> task = new FutureTask<>(reading);
        Thread thread = new Thread(task, "leibniz-prefetch");
        thread.setDaemon(true);
        thread.start();
        ahead = new Ahead(epoch, batch, task);
    }

    private Batch read(long epoch, int batch, float[][] into) {
        int[] order = order(epoch);
        int from = batch * largest;
        int count = size(batch);
        for (int i = 0; i < count; i++) samples.read(order[from + i], epoch, into, i);
        return new Batch(samples, into, Arrays.copyOfRange(order, from, from + count));
    }

    private int[] order(long epoch) {
        Shuffled known = order;
        if (known != null && known.epoch == epoch) return known.samples;
        int[] made = shuffled
                ? Order.of(samples.count(), seed + epoch * 0x9E3779B97F4A7C15L)
                : IntStream.range(0, samples.count()).toArray();
        order = new Shuffled(epoch, made);
        return made;
    }

    /** The batches of the first epoch. */
    @Override
    public Iterator<Batch> iterator() {
        return IntStream.range(0, count()).mapToObj(batch -> load(1, batch)).iterator();
    }
}
