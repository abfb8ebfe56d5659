package org.leibniz.bench;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The arrays of workloads, from fixed seeds. */
final class Makers {
    private static final long SEED = 20_261_121;

    private Makers() {}

    /** Weights of variance 2 / inputs, after which activations keep their size (He et al. 2015), and biases of 0. */
    private static void perceptron(DataFolder folder, int[] layers, SplittableRandom random) {
        for (int i = 1; i < layers.length; i++) {
            double deviation = Math.sqrt(2.0 / layers[i - 1]);
            folder.write("w" + i, layers[i - 1] * layers[i], () -> deviation * normal(random));
            folder.write("b" + i, layers[i], () -> 0);
        }
    }

    /**
     * Samples around one centre per class. About as long as pictures of digits are, so that the usual learning rates fit,
     * and so spread that a network keeps learning.
     */
    static void classes(DataFolder folder, Map<String, String> properties) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] layers = layers(properties);
        perceptron(folder, layers, random);
        int inputs = layers[0];
        int classes = layers[layers.length - 1];
        double[] centres = random.doubles((long) inputs * classes, -0.3, 0.3).toArray();
        int batch = Integer.parseInt(properties.get("batch"));
        for (int number = 0; number < Integer.parseInt(properties.get("batches")); number++) {
            int[] chosen = random.ints(batch, 0, classes).toArray();
            Counter x = new Counter();
            folder.write("x" + number, batch * inputs, () -> {
                int at = x.next();
                return centres[chosen[at / inputs] * inputs + at % inputs] + 0.3 * normal(random);
            });
            Counter t = new Counter();
            folder.write("t" + number, batch * classes, () -> {
                int at = t.next();
                return chosen[at / classes] == at % classes ? 1 : 0;
            });
        }
    }

    /** Points on two half circles that reach into each other, with noise. */
    static void moons(DataFolder folder, Map<String, String> properties) {
        SplittableRandom random = new SplittableRandom(SEED);
        perceptron(folder, layers(properties), random);
        int batch = Integer.parseInt(properties.get("batch"));
        for (int number = 0; number < Integer.parseInt(properties.get("batches")); number++) {
            double[] points = new double[2 * batch];
            double[] moons = new double[batch];
            for (int i = 0; i < batch; i++) {
                double angle = Math.PI * random.nextDouble();
                moons[i] = i % 2;
                points[2 * i] = (i % 2 == 0 ? Math.cos(angle) : 1 - Math.cos(angle)) + 0.15 * normal(random);
                points[2 * i + 1] = (i % 2 == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle)) + 0.15 * normal(random);
            }
            Counter x = new Counter();
            folder.write("x" + number, points.length, () -> points[x.next()]);
            Counter t = new Counter();
            folder.write("t" + number, batch, () -> moons[t.next()]);
        }
    }

    /** Numbers that occur as arguments of activations. */
    static void chain(DataFolder folder, Map<String, String> properties) {
        SplittableRandom random = new SplittableRandom(SEED);
        folder.write("x", Integer.parseInt(properties.get("elements")), () -> normal(random));
        folder.write("a", 1, () -> 0.7);
        folder.write("b", 1, () -> 0.1);
    }

    /** Factors as long as the largest product needs; smaller ones take their beginning. */
    static void factors(DataFolder folder, Map<String, String> properties) {
        SplittableRandom random = new SplittableRandom(SEED);
        int longest = Stream.of(properties.get("products").split(","))
                .map(org.leibniz.bench.worker.ProductShape::parse)
                .mapToInt(shape -> Math.max(shape.m(), shape.n()) * shape.k())
                .max()
                .orElseThrow();
        folder.write("a", longest, () -> random.nextDouble(-1, 1));
        folder.write("b", longest, () -> random.nextDouble(-1, 1));
    }

    private static int[] layers(Map<String, String> properties) {
        return Stream.of(properties.get("layers").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    /** A standard normal number (Box and Muller 1958). */
    private static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private static final class Counter {
        private int next;

        int next() {
            return next++;
        }
    }
}
