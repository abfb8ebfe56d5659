package org.leibniz.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How many samples of each class, a row, were taken for which class, a column; also as shares of all samples. */
public final class ConfusionMatrix {
    private final double[] counts;
    private final int classes;

    private ConfusionMatrix(double[] counts, int classes) {
        this.counts = counts;
        this.classes = classes;
    }

    /**
     * From counts or shares, row by row.
     *
     * @throws IllegalArgumentException if they are no square
     */
    public static ConfusionMatrix of(double[] counts) {
        int classes = (int) Math.round(Math.sqrt(counts.length));
        if (classes * classes != counts.length || classes == 0) {
            throw new IllegalArgumentException(counts.length + " counts are no square of classes");
        }
        return new ConfusionMatrix(counts.clone(), classes);
    }

    /**
     * From the class of each sample and the class it was taken for.
     *
     * @throws IllegalArgumentException if there are not as many, or a class is out of range
     */
    public static ConfusionMatrix of(int[] actual, int[] predicted, int classes) {
        if (actual.length != predicted.length) {
            throw new IllegalArgumentException(
                    actual.length + " samples have a class, " + predicted.length + " were taken for one");
        }
        double[] counts = new double[classes * classes];
        for (int i = 0; i < actual.length; i++) {
            counts[checked(actual[i], classes, i) * classes + checked(predicted[i], classes, i)]++;
        }
        return new ConfusionMatrix(counts, classes);
    }

    private static int checked(int kind, int classes, int sample) {
        if (kind < 0 || kind >= classes) {
            throw new IllegalArgumentException(
                    "sample " + sample + ": a class is one of 0 to " + (classes - 1) + ", not " + kind);
        }
        return kind;
    }

    public int classes() {
        return classes;
    }

    public double count(int actual, int predicted) {
        return counts[checked(actual, classes, 0) * classes + predicted];
    }

    /** The share of samples taken for what they are. */
    public double accuracy() {
        return sum(kind -> count(kind, kind))
                / IntStream.range(0, counts.length).mapToDouble(i -> counts[i]).sum();
    }

    /** Of the samples taken for a class, the share that are of it; 0 if none was taken for it. */
    public double precision(int kind) {
        return share(count(kind, kind), sum(actual -> count(actual, kind)));
    }

    /** Of the samples of a class, the share that were taken for it; 0 if there are none. */
    public double recall(int kind) {
        return share(count(kind, kind), sum(predicted -> count(kind, predicted)));
    }

    /** The harmonic mean of precision and recall: 2·right/(actual + predicted). */
    public double f1(int kind) {
        double all = sum(actual -> count(actual, kind)) + sum(predicted -> count(kind, predicted));
        return share(2 * count(kind, kind), all);
    }

    /** The mean of {@link #precision(int)} over the classes. */
    public double precision() {
        return sum(this::precision) / classes;
    }

    /** The mean of {@link #recall(int)} over the classes. */
    public double recall() {
        return sum(this::recall) / classes;
    }

    /** The mean of {@link #f1(int)} over the classes. */
    public double f1() {
        return sum(this::f1) / classes;
    }

    private double sum(IntToDoubleFunction value) {
        return IntStream.range(0, classes).mapToDouble(value).sum();
    }

    private static double share(double part, double all) {
        return all == 0 ? 0 : part / all;
    }

    /** A table, the actual classes in rows. */
    @Override
    public String toString() {
        boolean whole = true;
        for (double count : counts) whole &= count == Math.rint(count);
        List<String> cells = new ArrayList<>();
        for (double count : counts) cells.add(String.format(Locale.ROOT, whole ? "%.0f" : "%.4f", count));
        int width = Math.max(
                cells.stream().mapToInt(String::length).max().orElse(1),
                Integer.toString(classes - 1).length());
        StringBuilder table = new StringBuilder(" ".repeat(6));
        for (int kind = 0; kind < classes; kind++) table.append(padded(Integer.toString(kind), width + 2));
        for (int actual = 0; actual < classes; actual++) {
            table.append('\n').append(padded(Integer.toString(actual), 6));
            for (int predicted = 0; predicted < classes; predicted++) {
                table.append(padded(cells.get(actual * classes + predicted), width + 2));
            }
        }
        return table.toString();
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
