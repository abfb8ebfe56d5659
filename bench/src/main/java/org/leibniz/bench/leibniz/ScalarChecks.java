package org.leibniz.bench.leibniz;

import java.util.SplittableRandom;
import org.leibniz.bench.Check;
import org.leibniz.bench.worker.ProductShape;
import org.leibniz.compile.Precision;

/** Without vectors and on one thread: compiled code against the loops that one would write by hand. */
public final class ScalarChecks {
    private static final int ROUNDS = 7;
    private static final int ELEMENTS = 1_000_000;

    private ScalarChecks() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        ProductShape shape = ProductShape.parse("64x784x128 NN");
        float[] a = random(64 * 784);
        float[] b = random(784 * 128);
        float[] c = new float[64 * 128];
        MatrixProduct product = new MatrixProduct(shape, a, b, Precision.FLOAT32);
        say(
                "product 64x784x128 without vectors",
                200,
                product::multiply,
                () -> PlainLoops.dots(a, b, c, 64, 784, 128),
                () -> PlainLoops.rows(a, b, c, 64, 784, 128));

        float[] x = random(ELEMENTS);
        float[] slopes = new float[ELEMENTS];
        ChainTask chain = new ChainTask(x, new float[] {0.7f}, new float[] {0.1f});
        say("elementwise chain without vectors", 1, () -> chain.step(0), () -> PlainLoops.chain(x, slopes, 0.7f, 0.1f));
    }

    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = (float) random.nextDouble(-1, 1);
        return values;
    }

    /** The share of the time of the fastest loop, by the best of some rounds in turn. */
    private static void say(String name, int repetitions, Runnable compiled, Runnable... loops) {
        double[] best = new double[loops.length];
        double own = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            own = Math.min(own, time(repetitions, compiled));
            for (int i = 0; i < loops.length; i++) {
                double time = time(repetitions, loops[i]);
                best[i] = best[i] == 0 ? time : Math.min(best[i], time);
            }
        }
        double fastest = Double.POSITIVE_INFINITY;
        for (double time : best) fastest = Math.min(fastest, time);
        System.out.println(new Check(name, own / fastest, "of the time of a plain loop", 1).json());
    }

    private static double time(int repetitions, Runnable piece) {
        long start = System.nanoTime();
        for (int i = 0; i < repetitions; i++) piece.run();
        return (System.nanoTime() - start) / 1e6 / repetitions;
    }
}
