package org.leibniz.bench.leibniz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.bench.Check;
import org.leibniz.bench.worker.Workload;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.WarmUp;
import org.leibniz.diff.Gradient;
import org.leibniz.expr.Symbol;
import org.leibniz.nn.GradientDescent;

/** What steps allocate, and how long differentiating and compiling take in a process that has done so before. */
public final class WarmChecks {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SAMPLES = 64;

    private WarmChecks() {}

    /** @param arguments the folder with the folders of the workloads */
    public static void main(String[] arguments) throws IOException {
        say("gradient of a perceptron of 3 layers", milliseconds(200, WarmChecks::gradient), "ms", 20);
        say("first call of its step of training", milliseconds(30, WarmChecks::firstCall), "ms", 200);
        for (String id : List.of("W1", "W2", "W3", "W8")) {
            Workload work = new Workload(Path.of(arguments[0], id), 0);
            say("allocated by a step of " + id, allocated(new TrainingTask(work)), "bytes", 0);
        }
    }

    private static void say(String name, double value, String unit, double most) {
        System.out.println(new Check(name, value, unit, most).json());
    }

    private interface Piece {
        void compute(int number);
    }

    /** The median of the last third, by which the process is warm. */
    private static double milliseconds(int times, Piece piece) {
        long[] nanoseconds = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            piece.compute(i);
            nanoseconds[i] = System.nanoTime() - start;
        }
        long[] last = Arrays.copyOfRange(nanoseconds, times * 2 / 3, times);
        Arrays.sort(last);
        return last[last.length / 2] / 1e6;
    }

    /** Of other sizes each time, so that nothing is known from before. */
    private static Network network(int number) {
        return Network.perceptron("relu", "softmax", 784, 200 + number, 100 + number, 10);
    }

    private static void gradient(int number) {
        Network network = network(number);
        Gradient.of(network.loss).by(network.parameters);
    }

    /** From the declaration to the loss of a step. */
    private static void firstCall(int number) {
        Network network = network(number);
        Map<Symbol, float[]> zeros = new LinkedHashMap<>();
        for (Symbol parameter : network.parameters) {
            zeros.put(parameter, new float[Math.toIntExact(parameter.shape().elements())]);
        }
        Call call =
                network.step(new GradientDescent(0.1), zeros, Precision.FLOAT32).call();
        call.with(network.x, new float[SAMPLES * 784]).with(network.t, new float[SAMPLES * 10]);
        call.run();
    }

    /** Bytes a step, of all threads, once nothing is compiled any more. */
    private static double allocated(TrainingTask task) {
        long start = System.nanoTime();
        int steps = 0;
        // Code that is compiled beside the steps allocates on a thread of its own.
        while (System.nanoTime() - start < 6e9 || !WarmUp.isIdle()) task.step(steps++ % 8);
        int counted = Math.max(20, steps / 8);
        long own = -total() + total();
        long before = total();
        for (int step = 0; step < counted; step++) task.step(step % 8);
        return Math.max(0, total() - before - own) / (double) counted;
    }

    private static long total() {
        return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
