package org.leibniz.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Samples by number; a sample has an array of numbers for each field, such as the pixels of a picture and its class.
 *
 * <pre>{@code
 * Dataset flowers = CsvFile.read(file).dataset("x", List.of(0, 1, 2, 3)).with("t", kinds);
 * Dataset.Split split = flowers.split(0.8, seed, "t");
 * Standardization scale = Standardization.of(split.first(), "x");
 * Dataset train = scale.apply(split.first());
 * }</pre>
 *
 * <p>What a sample is depends on nothing but its number and the epoch, so that any order of reading gives the same
 * numbers, in any thread.
 */
public abstract class Dataset {
    /**
     * What every sample has.
     *
     * @param sizes the sizes of its array, none for a single number
     */
    public record Field(String name, int[] sizes) {
        /** How many numbers a sample has in this field. */
        public int length() {
            return Arrays.stream(sizes).reduce(1, Math::multiplyExact);
        }

        @Override
        public String toString() {
            return name + Arrays.toString(sizes).replace(" ", "");
        }
    }

    /** Two parts without a common sample. */
    public record Split(Dataset first, Dataset second) {}

    private final List<Field> fields;
    private final int count;

    protected Dataset(List<Field> fields, int count) {
        this.fields = List.copyOf(fields);
        this.count = count;
    }

    /**
     * Samples in an array, one behind the other.
     *
     * @throws IllegalArgumentException if the array is no whole number of samples, or empty
     */
    public static Dataset of(String name, float[] values, int... sizes) {
        return new ArrayDataset(new Field(name, sizes.clone()), values);
    }

    /** The same samples with a further field, all of it in an array. */
    public final Dataset with(String name, float[] values, int... sizes) {
        return with(of(name, values, sizes));
    }

    /** The same samples with the fields of another set. */
    public final Dataset with(Dataset other) {
        if (other.count != count) {
            throw new IllegalArgumentException(other.fields.get(0).name() + " has " + other.count + " samples, "
                    + fields.get(0).name() + " has " + count);
        }
        return new ZippedDataset(this, other);
    }

    public final List<Field> fields() {
        return fields;
    }

    /** The number of samples. */
    public final int count() {
        return count;
    }

    /**
     * Copies a sample to where it is in a batch.
     *
     * @param epoch decides what chance does to a sample; otherwise it makes no difference
     * @param into an array for each field, with room for some samples in a row
     * @param at which of these samples it will be
     * @throws java.io.UncheckedIOException if it is in a file that cannot be read
     */
    public abstract void read(int sample, long epoch, float[][] into, int at);

    /** One field of one sample. */
    public final float[] sample(int number, String field) {
        float[][] all = arrays(1);
        read(checked(number), 0, all, 0);
        return all[index(field)];
    }

    /** One field of all samples in a row. */
    public final float[] array(String field) {
        int index = index(field);
        float[] all = new float[Math.multiplyExact(count, fields.get(index).length())];
        float[][] one = arrays(1);
        int length = fields.get(index).length();
        for (int i = 0; i < count; i++) {
            read(i, 0, one, 0);
            System.arraycopy(one[index], 0, all, i * length, length);
        }
        return all;
    }

    /** Room for some samples. */
    final float[][] arrays(int samples) {
        return fields.stream()
                .map(field -> new float[Math.multiplyExact(samples, field.length())])
                .toArray(float[][]::new);
    }

    /** @throws IllegalArgumentException if there is no such field */
    public final int index(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) return i;
        }
        throw new IllegalArgumentException("there is no field " + field + ", the samples have " + fields);
    }

    private int checked(int sample) {
        if (sample < 0 || sample >= count) {
            throw new IllegalArgumentException("there is no sample " + sample + " among " + count);
        }
        return sample;
    }

    /** Changes one field of every sample, when it is read; its sizes stay. */
    public final Dataset map(String field, UnaryOperator<float[]> function) {
        return map(field, fields.get(index(field)).sizes(), function);
    }

    /** Changes one field of every sample into an array of other sizes. */
    public final Dataset map(String field, int[] sizes, UnaryOperator<float[]> function) {
        return new MappedDataset(this, index(field), sizes, (values, random) -> function.apply(values), 0);
    }

    /** Changes one field of every sample by chance, each epoch in another way; meant for training data only. */
    public final Dataset augment(String field, Augmentation augmentation, long seed) {
        int index = index(field);
        int[] sizes = fields.get(index).sizes();
        return new MappedDataset(
                this, index, sizes, (values, random) -> augmentation.apply(values, sizes, random), seed);
    }

    /**
     * A class number as a 1 at its place and 0 elsewhere.
     *
     * @throws IllegalArgumentException when a sample is read whose number is not one of 0 to classes − 1
     */
    public final Dataset oneHot(String field, int classes) {
        int index = index(field);
        if (fields.get(index).length() != 1) {
            throw new IllegalArgumentException("a class is one number, not " + fields.get(index));
        }
        return new OneHotDataset(this, index, classes);
    }

    /** The samples of these numbers, in this order. */
    public final Dataset select(int... samples) {
        for (int sample : samples) checked(sample);
        if (samples.length == 0) throw new IllegalArgumentException("no sample is left of " + count);
        return new SelectedDataset(this, samples.clone());
    }

    /** The samples from one number to another, which is not included. */
    public final Dataset range(int from, int to) {
        return select(IntStream.range(from, to).toArray());
    }

    /** All samples in an order that follows from the seed. */
    public final Dataset shuffle(long seed) {
        return select(Order.of(count, seed));
    }

    /** Reads every sample once only and keeps it. What chance does to it is then the same in every epoch. */
    public final Dataset cache() {
        return new CachedDataset(this);
    }

    /** Batches of some samples; the last one may be smaller. */
    public final Batches batch(int size) {
        return new Batches(this, size, 0, false);
    }

    /**
     * Divides the samples by chance.
     *
     * @param share how much of them is in the first part
     * @throws IllegalArgumentException if a part would be empty
     */
    public final Split split(double share, long seed) {
        int[] order = Order.of(count, seed);
        int first = cut(share, count);
        if (first == 0 || first == count) {
            throw new IllegalArgumentException(
                    "a share of " + share + " of " + count + " samples leaves a part without samples");
        }
        return new Split(select(Arrays.copyOf(order, first)), select(Arrays.copyOfRange(order, first, count)));
    }

    /**
     * Divides the samples of each class by chance, so that both parts have the same share of every class.
     *
     * @param label the field with the number of the class
     * @throws IllegalArgumentException if a class would be missing from a part
     */
    public final Split split(double share, long seed, String label) {
        List<Integer> first = new ArrayList<>();
        List<Integer> second = new ArrayList<>();
        Classes classes = Classes.of(this, label);
        for (int kind = 0; kind < classes.count(); kind++) {
            List<Integer> members = classes.shuffled(kind, seed);
            int cut = cut(share, members.size());
            if (cut == 0 || cut == members.size()) {
                throw new IllegalArgumentException("class " + kind + " of " + label + " has " + members.size()
                        + " samples; with a share of " + share + " it is missing from a part");
            }
            first.addAll(members.subList(0, cut));
            second.addAll(members.subList(cut, members.size()));
        }
        return new Split(
                select(ints(first)).shuffle(seed + 1), select(ints(second)).shuffle(seed + 2));
    }

    private static int cut(double share, int count) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("the share of a part is between 0 and 1, not " + share);
        }
        return (int) Math.round(share * count);
    }

    /**
     * For cross-validation: as many splits as folds, each sample being in the second part of one of them; all parts have
     * about the same share of every class.
     *
     * @throws IllegalArgumentException if a class has fewer samples than there are folds
     */
    public final List<Split> folds(int folds, long seed, String label) {
        Classes classes = Classes.of(this, label);
        int[] fold = new int[count];
        int next = 0;
        for (int kind = 0; kind < classes.count(); kind++) {
            List<Integer> members = classes.shuffled(kind, seed);
            if (members.size() < folds) {
                throw new IllegalArgumentException("class " + kind + " of " + label + " has " + members.size()
                        + " samples, so it is missing from some of " + folds + " folds");
            }
            for (int member : members) fold[member] = next++ % folds;
        }
        return splits(fold, folds);
    }

    /** As {@link #folds(int, long, String)}, where there are no classes. */
    public final List<Split> folds(int folds, long seed) {
        if (count < folds) throw new IllegalArgumentException(folds + " folds need as many samples, not " + count);
        int[] fold = new int[count];
        int next = 0;
        for (int sample : Order.of(count, seed)) fold[sample] = next++ % folds;
        return splits(fold, folds);
    }

    private List<Split> splits(int[] fold, int folds) {
        if (folds < 2) throw new IllegalArgumentException("cross-validation needs at least 2 folds, not " + folds);
        return IntStream.range(0, folds)
                .mapToObj(k -> new Split(
                        select(IntStream.range(0, count)
                                .filter(i -> fold[i] != k)
                                .toArray()),
                        select(IntStream.range(0, count)
                                .filter(i -> fold[i] == k)
                                .toArray())))
                .toList();
    }

    static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What chance does to a sample in an epoch. */
    static SplittableRandom random(long seed, long epoch, int sample) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch * 0xBF58476D1CE4E5B9L + sample);
    }

    @Override
    public String toString() {
        return count + " samples of " + fields;
    }
}
