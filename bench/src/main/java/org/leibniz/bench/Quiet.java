package org.leibniz.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Whether other processes leave the processors alone; known on Linux, taken for granted elsewhere. */
final class Quiet {
    private static final double MOST_CORES = 0.12;
    private static final double WINDOW_SECONDS = 0.5;
    private static final double PATIENCE_SECONDS = 60;
    private static final double TICKS_PER_SECOND = 100;

    private Quiet() {}

    /**
     * Waits for a quiet half second, while all processes of the bench are paused.
     *
     * @return false if there was none for a minute
     */
    static boolean await() {
        long start = System.nanoTime();
        while (!isNow()) {
            if (System.nanoTime() - start > PATIENCE_SECONDS * 1e9) return false;
        }
        return true;
    }

    /** Whether a half second was quiet. */
    static boolean isNow() {
        return coresOfOthers() < MOST_CORES;
    }

    private static double coresOfOthers() {
        double before = busySeconds() - own();
        if (Double.isNaN(before)) return 0;
        long start = System.nanoTime();
        try {
            Thread.sleep((long) (WINDOW_SECONDS * 1000));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return (busySeconds() - own() - before) / ((System.nanoTime() - start) / 1e9);
    }

    private static double own() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toNanos()
                / 1e9;
    }

    private static double busySeconds() {
        try {
            String line =
                    Files.readString(Path.of("/proc/stat")).lines().findFirst().orElseThrow();
            return busyTicks(line) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** All ticks of the first line of /proc/stat but idle and waiting; time of guests counts as the user's already. */
    static long busyTicks(String line) {
        String[] ticks = line.split(" +");
        long busy = 0;
        for (int i = 1; i <= 8; i++) {
            if (i != 4 && i != 5) busy += Long.parseLong(ticks[i]);
        }
        return busy;
    }
}
