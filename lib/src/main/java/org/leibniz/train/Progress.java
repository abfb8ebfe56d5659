package org.leibniz.train;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Shows how training goes on: on a terminal a line that is written again and again, elsewhere one line an epoch.
 */
public final class Progress implements Listener {
    private static final long NANOS_BETWEEN = 100_000_000;

    private final PrintStream out;
    private final boolean live;
    private long last;
    private int width;

    /** Progress on standard output; live if the property leibniz.terminal says that this is a terminal. */
    public Progress() {
        this(System.out, Boolean.getBoolean("leibniz.terminal"));
    }

    public Progress(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    @Override
    public void stepDone(Run run) {
        long now = System.nanoTime();
        if (!live || now - last < NANOS_BETWEEN) return;
        last = now;
        String line = line(run) + "  " + left(run.secondsLeft()) + " left";
        out.print('\r' + padded(line));
        out.flush();
        width = line.length();
    }

    @Override
    public void epochDone(Run run) {
        History.Epoch epoch = run.history().last();
        StringBuilder line = new StringBuilder(line(run));
        line.append(String.format(Locale.ROOT, "  %.1f s", epoch.seconds()));
        add(line, "validation", epoch.validation());
        add(line, "test", epoch.test());
        if (run.epoch() < run.epochs())
            line.append("  ").append(left(run.secondsLeft())).append(" left");
        out.println(live ? '\r' + padded(line.toString()) : line);
        width = 0;
    }

    @Override
    public void interrupted(Run run, Path checkpoint) {
        // A new line: on a terminal there are an unfinished one and the sign of the key.
        if (live) out.println();
        out.println("interrupted in epoch " + run.epoch() + " after step " + run.step() + " of " + run.steps() + "; "
                + checkpoint + " has all that is needed to go on");
    }

    private static void add(StringBuilder line, String data, Map<String, Double> results) {
        results.forEach(
                (name, value) -> line.append("  ").append(data).append(' ').append(measure(name, value)));
    }

    private String padded(String line) {
        return line + " ".repeat(Math.max(0, width - line.length()));
    }

    private static String line(Run run) {
        StringBuilder line = new StringBuilder();
        int digits = Integer.toString(run.epochs()).length();
        line.append(String.format(Locale.ROOT, "epoch %" + digits + "d/%d", run.epoch(), run.epochs()));
        if (run.step() < run.steps())
            line.append(String.format(Locale.ROOT, " %3d %%", 100L * run.step() / run.steps()));
        line.append("  ").append(measure("loss", run.loss()));
        for (int i = 0; i < run.metrics().size(); i++) {
            line.append("  ").append(measure(run.metrics().get(i), run.metric(i)));
        }
        return line.append(String.format(Locale.ROOT, "  %,.0f samples/s", run.samplesPerSecond()))
                .toString();
    }

    private static String measure(String name, double value) {
        boolean share = name.contains("accuracy");
        return share
                ? String.format(Locale.ROOT, "%s %.2f %%", name, 100 * value)
                : String.format(Locale.ROOT, "%s %.4f", name, value);
    }

    private static String left(double seconds) {
        long rounded = Math.round(seconds);
        return rounded < 60 ? rounded + " s" : rounded / 60 + " min " + rounded % 60 + " s";
    }
}
