package org.leibniz.samples;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Learns all samples, or those that are named, from the real data and writes the figures and the times to a page. Rows of
 * samples that are not run again stay as they are.
 */
public final class Results {
    private static final Map<String, Sample> SAMPLES = new LinkedHashMap<>();
    private static final String HEAD = """
            # Results

            Written by `samples/results`, which learns every sample from the real data with fixed seeds; `samples/results lenet`
            learns one of them again. The same machine and number of threads give the same figures. Times are those of the
            whole sample with reading and compiling, with %s; beside other work they are long.

            | sample | figure | reached | must | seconds |
            |---|---|---|---|---|
            """;
    private static final String TAIL = """

            Overfitting, initial values and the vanishing gradient in pictures:

            ![loss on other pictures](results/overfitting.svg)

            ![values of ten layers](results/initial-values.svg)

            ![gradients of ten layers](results/vanishing-gradient.svg)
            """;

    static {
        SAMPLES.put("sigmoid", new SigmoidDigits());
        SAMPLES.put("mnist", new AdamImages("mnist", 0.978));
        SAMPLES.put("fashion", new AdamImages("fashion-mnist", 0.885));
        SAMPLES.put("lenet", new LeNet());
        SAMPLES.put("vanishing", new VanishingGradient());
        SAMPLES.put("initial", new InitialValues());
        SAMPLES.put("names", new Names());
        SAMPLES.put("tables", new Tables());
        SAMPLES.put("overfitting", new Overfitting());
    }

    private Results() {}

    /** @param args the page, then the names of samples */
    public static void main(String[] args) throws IOException {
        Path page = Path.of(args[0]).toAbsolutePath();
        List<String> names = List.of(args).subList(1, args.length);
        for (String name : names) {
            if (SAMPLES.containsKey(name)) continue;
            System.err.println("no sample is called " + name + "; there are " + SAMPLES.keySet());
            System.exit(2);
        }
        boolean good = run(page, names.isEmpty() ? List.copyOf(SAMPLES.keySet()) : names, 1, System.out);
        if (!good) System.exit(1);
    }

    static List<String> titles() {
        return SAMPLES.values().stream().map(Sample::title).toList();
    }

    /** Whether every figure is what it must be. */
    static boolean run(Path page, List<String> names, double effort, PrintStream out) throws IOException {
        Path pictures = page.resolveSibling("results");
        Files.createDirectories(pictures);
        boolean good = true;
        for (String name : names) {
            Sample sample = SAMPLES.get(name);
            out.println(sample.title());
            long start = System.nanoTime();
            List<Sample.Figure> figures;
            try {
                figures = sample.run(effort, pictures);
            } catch (IOException missing) {
                out.println("skipped, for the data are not here: " + missing.getMessage());
                continue;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            List<String> rows = new ArrayList<>();
            for (Sample.Figure figure : figures) {
                good &= figure.reached();
                String row = "| " + sample.title() + " | " + figure.what() + " | "
                        + (figure.reached() ? "" : "**missed** ") + figure.value() + " | " + figure.must() + " | "
                        + (rows.isEmpty() ? String.format(Locale.ROOT, "%.0f", seconds) : "") + " |";
                rows.add(row);
                out.println(row);
            }
            write(page, sample, rows);
        }
        return good;
    }

    /** Replaces the rows of a sample. */
    private static void write(Path page, Sample sample, List<String> rows) throws IOException {
        Map<String, List<String>> bySample = new LinkedHashMap<>();
        SAMPLES.values().forEach(known -> bySample.put(known.title(), new ArrayList<>()));
        if (Files.exists(page)) {
            for (String line : Files.readAllLines(page)) {
                bySample.forEach((title, known) -> {
                    if (line.startsWith("| " + title + " |")) known.add(line);
                });
            }
        }
        bySample.put(sample.title(), rows);
        StringBuilder text = new StringBuilder(HEAD.formatted(machine()));
        bySample.values().forEach(known -> known.forEach(row -> text.append(row).append('\n')));
        Files.writeString(page, text.append(TAIL));
    }

    private static String machine() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "%d processors, Java %d and at the end a load average of %.1f",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                load);
    }
}
