package org.leibniz.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.leibniz.io.ImageSet;
import org.leibniz.io.Mnist;
import org.leibniz.io.Model;

/**
 * Reads handwritten digits with the model that {@code mnist.leibniz.kts} has saved: plain arrays in and out, from 16
 * threads at once.
 */
public final class Classify {
    private static final int THREADS = 16;

    private Classify() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        Path file = Path.of(args.length > 0 ? args[0] : "mnist.leibniz");
        try (Model model = Model.load(file)) {
            run(model, Mnist.load().test(), System.out);
        }
    }

    /** Every thread reads all pictures; the share that is read right. */
    static double run(Model model, ImageSet pictures, PrintStream out) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long start = System.nanoTime();
        var answers = IntStream.range(0, THREADS)
                .mapToObj(i -> threads.submit(() -> classify(model, pictures)))
                .toList();
        int[] first = answers.get(0).get();
        boolean equal = true;
        for (Future<int[]> other : answers) equal &= Arrays.equals(first, other.get());
        double seconds = (System.nanoTime() - start) / 1e9;
        threads.shutdown();

        int right = 0;
        for (int i = 0; i < first.length; i++) if (first[i] == pictures.label(i)) right++;
        double share = (double) right / first.length;
        out.printf(
                Locale.ROOT,
                "%d threads read %d pictures each: %s%n",
                THREADS,
                first.length,
                equal ? "all answers are equal" : "THE ANSWERS DIFFER");
        out.printf(
                Locale.ROOT,
                "%.2f %% are read right, %,.0f pictures a second%n",
                100 * share,
                THREADS * first.length / seconds);
        if (!equal) throw new IllegalStateException("one model must give one answer");
        return share;
    }

    private static int[] classify(Model model, ImageSet pictures) {
        int[] digits = new int[pictures.count()];
        for (int i = 0; i < digits.length; i++) {
            float[] probabilities = model.run(pictures.pixels(i));
            for (int digit = 1; digit < probabilities.length; digit++) {
                if (probabilities[digit] > probabilities[digits[i]]) digits[i] = digit;
            }
        }
        return digits;
    }
}
