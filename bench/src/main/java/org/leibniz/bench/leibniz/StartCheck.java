package org.leibniz.bench.leibniz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.leibniz.bench.Check;
import org.leibniz.bench.worker.Workload;

/** How long after its start a process has made a first step of training, and when it has nearly its full speed. */
public final class StartCheck {
    private static final double SECONDS = 6;

    /** So many steps in sequence tell a speed. */
    private static final int WINDOW = 50;

    private StartCheck() {}

    /** @param arguments the folder of the workload, and when the process was started, in milliseconds since 1970 */
    public static void main(String[] arguments) throws IOException {
        TrainingTask task = new TrainingTask(new Workload(Path.of(arguments[0]), 0));
        long start = System.nanoTime() - 1_000_000 * (System.currentTimeMillis() - Long.parseLong(arguments[1]));
        long[] ends = new long[1 << 20];
        int steps = 0;
        do {
            task.step(steps % 8);
            ends[steps++] = System.nanoTime() - start;
        } while (steps < ends.length && ends[steps - 1] < SECONDS * 1e9);
        double full = step(ends, steps * 3 / 4, steps);
        int at = 0;
        while (step(ends, at, at + WINDOW) > full / 0.9) at++;
        System.out.println(new Check("first step of W1 from the start of the process", ends[0] / 1e9, "s", 1.5).json());
        System.out.println(
                new Check("90 % of the full speed of W1 from the start of the process", ends[at + WINDOW] / 1e9, "s", 3)
                        .json());
    }

    /** The median time of some steps. */
    private static double step(long[] ends, int from, int to) {
        long[] times = new long[to - from - 1];
        for (int i = 0; i < times.length; i++) times[i] = ends[from + i + 1] - ends[from + i];
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
