package org.leibniz.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.leibniz.plan.Kernel;

/**
 * Where the time of a program goes. It watches the runs of all calls of the program from {@link Program#profile} until
 * it is closed; {@link #toString} is a table of them, and {@link #json} a record:
 *
 * <pre>{@code
 * try (Profile profile = step.profile()) {
 *     for (int i = 0; i < 1000; i++) call.run();
 *     System.out.println(profile);
 * }
 * }</pre>
 *
 * <p>Times are medians of the last 1,000 runs. Peaks are measured, once in a process, when they are first asked for:
 * that takes half a second, in which nothing else should run.
 */
public final class Profile implements AutoCloseable {
    private final Program program;
    private final Map<Specialization, Timing> timings = new LinkedHashMap<>();

    /**
     * A kernel of the program for some sizes.
     *
     * @param sizes the named sizes
     * @param depth 0, or 1 and more for the kernels of a body that a kernel repeats; they follow it
     * @param number its number in {@link Program#explain}
     * @param kind such as {@code matrix product [64,784] · [784,128]}
     * @param formulas what it computes, in the names of the expressions
     * @param leadsTo the first values with names of the user's that follow from it; those it computes, if it does
     * @param runs how often it runs in a step; a body runs more than once
     * @param milliseconds its time in a step
     * @param share its part of the time of a step; 1 is all of it
     * @param gigaflops floating-point operations, in 10⁹ a second, a multiply-add being two; those of a loop are what its
     *     code does, so an exponential is more than one
     * @param gigabytes the memory read and written, in 10⁹ bytes a second, each element counted once
     * @param peakShare the larger one of two shares: that of the operations, in the multiply-adds that the processors
     *     in use can do, and that of the bytes, in as many bytes copied or compared
     * @param moves whether the share of the bytes is the larger one
     */
    public record Row(
            Map<String, Long> sizes,
            int depth,
            int number,
            String kind,
            List<String> formulas,
            List<String> leadsTo,
            double runs,
            double milliseconds,
            double share,
            double gigaflops,
            double gigabytes,
            double peakShare,
            boolean moves) {}

    /**
     * All runs for some sizes.
     *
     * @param runs how many there were
     * @param milliseconds the time of a step: of all its kernels
     * @param rows its kernels, the slowest first
     */
    public record Step(Map<String, Long> sizes, long runs, double milliseconds, List<Row> rows) {}

    Profile(Program program) {
        this.program = program;
    }

    /** Where runs for particular sizes are noted. */
    Timing of(Specialization specialization) {
        synchronized (timings) {
            return timings.computeIfAbsent(specialization, Timing::new);
        }
    }

    /** What has run so far, for all sizes; those that took most time first. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Timing timing : timings()) {
            double nanos = IntStream.range(0, timing.plan.kernels().size())
                    .mapToDouble(timing::nanos)
                    .sum();
            steps.add(new Step(timing.sizes, timing.runs(), nanos / 1e6, rows(timing, 0, 1, nanos)));
        }
        steps.sort(Comparator.comparingDouble((Step step) -> -step.runs() * step.milliseconds()));
        return steps;
    }

    private List<Timing> timings() {
        synchronized (timings) {
            return List.copyOf(timings.values());
        }
    }

    /**
     * @param runs how often the kernels run in a step
     * @param step the nanoseconds of a step
     */
    private List<Row> rows(Timing timing, int depth, double runs, double step) {
        List<Integer> order = IntStream.range(0, timing.plan.kernels().size())
                .boxed()
                .sorted(Comparator.comparingDouble(kernel -> -timing.nanos(kernel)))
                .toList();
        Labels labels = new Labels(timing.plan, program.userNames());
        List<Row> rows = new ArrayList<>();
        for (int kernel : order) {
            rows.add(row(timing, kernel, labels, depth, runs, step));
            timing.repeated.get(kernel).ifPresent(inner -> {
                for (Timing body : inner.timings()) {
                    double times = runs * body.runs() / Math.max(1, timing.runs());
                    rows.addAll(inner.rows(body, depth + 1, times, step));
                }
            });
        }
        return rows;
    }

    private Row row(Timing timing, int kernel, Labels labels, int depth, double runs, double step) {
        Kernel work = timing.plan.kernels().get(kernel);
        double nanos = timing.nanos(kernel);
        Work amount = Work.of(work, timing.plan, program.precision());
        double gigaflops = nanos == 0 ? 0 : amount.operations() / nanos;
        double gigabytes = nanos == 0 ? 0 : amount.bytes() / nanos;
        double computing = gigaflops / peak().gigaflops();
        double moving = gigabytes / peak().gigabytes(amount.bytes());
        return new Row(
                timing.sizes,
                depth,
                kernel + 1,
                labels.kind(work),
                labels.formulas(work),
                labels.leadsTo(kernel),
                runs,
                runs * nanos / 1e6,
                step == 0 ? 0 : runs * nanos / step,
                gigaflops,
                gigabytes,
                Math.max(computing, moving),
                moving > computing);
    }

    private Peak peak() {
        return Peak.of(program.precision(), program.backend(), program.threads());
    }

    /** The floating-point operations that the processors in use can do, in 10⁹ a second, measured. */
    public double peakGigaflops() {
        return peak().gigaflops();
    }

    Program program() {
        return program;
    }

    /** The steps as a JSON record on one line. */
    public String json() {
        return ProfileText.json(this);
    }

    /** The steps as a table. */
    @Override
    public String toString() {
        return ProfileText.table(this);
    }

    /** Ends watching; what has been seen stays. */
    @Override
    public void close() {
        program.close(this);
        timings().forEach(Timing::close);
    }
}
