package org.leibniz.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures as tables. Of a peer that was measured with several numbers of threads, the better one counts. */
final class Report {
    private static final String LEIBNIZ = "leibniz";

    /** Reported beside it, and no peer. */
    private static final String LEIBNIZ_17 = "leibniz-17";

    /** Where figures were kept says nothing of how they were measured. */
    private static final Pattern FILES = Pattern.compile(" --(json|markdown|table) ('[^']*'|\\S+)");

    private static final String INTRODUCTION = """
            # Performance

            Every peer computes in a process of its own, from the same arrays and initial weights, and losses are compared
            before the first step and after a fixed number of steps; `≠` marks one that is not that of Leibniz. After warming up,
            rounds are interleaved: the first round of all, the second of all, and so on. Processes are stopped while it
            is not their turn, and a round begins when others leave the processors alone. A time is that of a whole step,
            the median over the rounds of the median in a round. Each peer computes with one thread and with two; the better
            setting counts. A ratio above 1 says that Leibniz is faster. MB are the most that a process had resident, beside
            Leibniz those of the median peer. Factors of products lie where an engine reads them best: for Leibniz they
            are `Parameters`, as the weights of a network are.

            `./bench/run` without arguments says how to measure.
            """;

    /** How far losses before the first step may differ, relative to Leibniz, and products. */
    private static final double FIRST_TOLERANCE = 2e-5;

    /** The same after some steps: rounding grows in training, but not to this. */
    private static final double LAST_TOLERANCE = 5e-3;

    private final Map<List<Object>, Figure> figures = new LinkedHashMap<>();
    private final Map<String, Check> checks = new LinkedHashMap<>();

    /** Later figures replace earlier ones of the same workload, peer and number of threads, and so do checks. */
    Report(Collection<Figure> measured, Collection<Check> checked) {
        checked.forEach(check -> checks.put(check.name(), check));
        measured.forEach(figure -> figures.put(List.of(figure.workload(), figure.peer(), figure.threads()), figure));
    }

    String text() {
        return write(Table::text, heading -> heading + "\n");
    }

    /** The whole page. */
    String markdown() {
        String places = distinct(figure -> figure.circumstances().date().substring(0, 10) + ", "
                        + figure.circumstances().machine() + ", Java "
                        + figure.circumstances().java())
                .collect(Collectors.joining("; "));
        return INTRODUCTION
                + "\nMeasured on " + places + ", by\n\n```sh\n"
                + distinct(figure ->
                                FILES.matcher(figure.circumstances().command()).replaceAll(""))
                        .collect(Collectors.joining("\n"))
                + "\n```\n\n"
                + distinct(figure -> "- " + figure.peer() + ": " + figure.version() + "\n")
                        .collect(Collectors.joining())
                + "\n" + write(Table::markdown, heading -> "## " + heading + "\n")
                + losses();
    }

    /** Where another is faster. */
    private String losses() {
        List<String> lines = new ArrayList<>();
        byWorkload(List.copyOf(figures.values())).forEach((name, of) -> {
            for (int threads : name.contains(" ") ? threads(of) : Set.of(0)) {
                List<Figure> compared = threads == 0 ? of : with(of, threads);
                if (ratio(compared) < 1) {
                    lines.add(String.format(
                            "- %s: %s %s, Leibniz %s ms%s%n",
                            name,
                            bestPeer(compared).orElseThrow().peer(),
                            Table.number(bestPeer(compared).orElseThrow().ms()),
                            Table.number(leibniz(compared).orElseThrow().ms()),
                            threads == 0 ? "" : ", threads: " + threads));
                }
            }
        });
        return lines.isEmpty() ? "" : "\n## Where Leibniz is slower\n\n" + String.join("", lines);
    }

    private Stream<String> distinct(Function<Figure, String> text) {
        return figures.values().stream().map(text).distinct();
    }

    private String write(Function<Table, String> table, Function<String, String> heading) {
        List<String> parts = new ArrayList<>();
        if (!figures.isEmpty()) parts.add(heading.apply("Leibniz and the best peer") + "\n" + table.apply(summary()));
        if (!precisions().isEmpty()) {
            parts.add(heading.apply("float64 / float32") + "\n" + table.apply(precisions()));
        }
        if (!checks.isEmpty()) parts.add(heading.apply("Leibniz alone") + "\n" + table.apply(alone()));
        for (WorkloadSpec workload : Workloads.ALL) {
            List<Figure> of = figures(workload);
            if (of.isEmpty()) continue;
            boolean product = workload.kind().equals("product");
            parts.add(heading.apply(workload.id() + ": " + workload.title()) + "\n"
                    + table.apply(product ? products(of) : steps(of)));
        }
        if (figures.values().stream().anyMatch(figure -> !figure.quiet())) {
            parts.add("* others used the processors meanwhile\n");
        }
        return String.join("\n", parts);
    }

    private List<Figure> figures(WorkloadSpec workload) {
        return figures.values().stream()
                .filter(figure -> figure.workload().equals(workload.id())
                        || figure.workload().startsWith(workload.id() + " "))
                .toList();
    }

    private static Optional<Figure> fastest(Stream<Figure> of) {
        return of.min(Comparator.comparingDouble(Figure::ms));
    }

    private static Optional<Figure> leibniz(List<Figure> of) {
        return fastest(of, LEIBNIZ);
    }

    private static Optional<Figure> fastest(List<Figure> of, String peer) {
        return fastest(of.stream().filter(figure -> figure.peer().equals(peer)));
    }

    private static Optional<Figure> bestPeer(List<Figure> of) {
        return fastest(of.stream().filter(Report::isPeer));
    }

    private static boolean isPeer(Figure figure) {
        return !figure.peer().equals(LEIBNIZ) && !figure.peer().equals(LEIBNIZ_17);
    }

    /** How many times as fast as the best peer Leibniz is, NaN if one of them is missing. */
    private static double ratio(List<Figure> of) {
        return ratio(of, LEIBNIZ);
    }

    private static double ratio(List<Figure> of, String leibniz) {
        Optional<Figure> own = fastest(of, leibniz);
        Optional<Figure> best = bestPeer(of);
        return own.isEmpty() || best.isEmpty()
                ? Double.NaN
                : best.get().ms() / own.get().ms();
    }

    private Table summary() {
        List<String> headings = new ArrayList<>(List.of(
                "workload", "Leibniz ms", "threads", "best peer", "ms", "threads", "ratio", "Leibniz MB", "median MB"));
        boolean also17 =
                figures.values().stream().anyMatch(figure -> figure.peer().equals(LEIBNIZ_17));
        if (also17) headings.addAll(List.of("Java 17 ms", "ratio"));
        Table table = new Table(headings.toArray(String[]::new));
        for (WorkloadSpec workload : Workloads.ALL) {
            List<Figure> of = figures(workload);
            if (of.isEmpty() || workload.own()) continue;
            List<List<String>> rows =
                    workload.kind().equals("product") ? summaries(workload, of) : summary(workload, of);
            for (List<String> row : rows)
                table.row(row.subList(0, headings.size()).toArray(String[]::new));
        }
        return table;
    }

    private static List<List<String>> summary(WorkloadSpec workload, List<Figure> of) {
        Optional<Figure> own = leibniz(of);
        Optional<Figure> best = bestPeer(of);
        return List.of(List.of(
                workload.id(),
                own.map(Report::time).orElse(""),
                own.map(figure -> "" + figure.threads()).orElse(""),
                best.map(Figure::peer).orElse(""),
                best.map(Report::time).orElse(""),
                best.map(figure -> "" + figure.threads()).orElse(""),
                Table.number(ratio(of)),
                own.map(figure -> Table.number(figure.rss())).orElse(""),
                Table.number(medianMemory(of)),
                fastest(of, LEIBNIZ_17).map(Report::time).orElse(""),
                Table.number(ratio(of, LEIBNIZ_17))));
    }

    /** Of products two rows for each number of threads. */
    private static List<List<String>> summaries(WorkloadSpec workload, List<Figure> of) {
        List<List<String>> rows = new ArrayList<>();
        for (int threads : threads(of)) {
            List<Double> ratios = ratios(of, threads, LEIBNIZ);
            List<Double> ratios17 = ratios(of, threads, LEIBNIZ_17);
            if (ratios.isEmpty()) continue;
            String all = workload.id() + ", " + ratios.size() + " shapes: ";
            String count = "" + threads;
            rows.add(List.of(all + "median", "", count, "", "", count, median(ratios), "", "", "", median(ratios17)));
            rows.add(List.of(all + "worst", "", count, "", "", count, least(ratios), "", "", "", least(ratios17)));
        }
        return rows;
    }

    private static List<Double> ratios(List<Figure> of, int threads, String leibniz) {
        return byWorkload(of).values().stream()
                .map(figures -> ratio(with(figures, threads), leibniz))
                .filter(ratio -> !ratio.isNaN())
                .toList();
    }

    private static String median(List<Double> ratios) {
        return ratios.isEmpty() ? "" : Table.number(Figure.median(ratios));
    }

    private static String least(List<Double> ratios) {
        return ratios.stream().sorted().findFirst().map(Table::number).orElse("");
    }

    /** The speed of Leibniz in double precision as a share of that in single precision. */
    private Table precisions() {
        Table table = new Table("workload", "threads", "float32 ms", "float64 ms", "float64 / float32");
        for (WorkloadSpec wide : Workloads.ALL) {
            if (!wide.own()) continue;
            for (int threads : threads(figures(wide))) {
                List<Double> shares = new ArrayList<>();
                for (Figure figure : with(figures(wide), threads)) {
                    String narrow = figure.workload().replaceFirst(wide.id(), wide.narrow());
                    Figure other = figures.get(List.of(narrow, figure.peer(), threads));
                    if (other == null || !figure.peer().equals(LEIBNIZ)) continue;
                    shares.add(other.ms() / figure.ms());
                    if (!wide.kind().equals("product")) {
                        table.row(wide.narrow(), "" + threads, time(other), time(figure), median(shares));
                    }
                }
                if (!wide.kind().equals("product") || shares.isEmpty()) continue;
                String all = wide.narrow() + ", " + shares.size() + " shapes: ";
                table.row(all + "median", "" + threads, "", "", median(shares));
                table.row(all + "worst", "" + threads, "", "", least(shares));
            }
        }
        return table;
    }

    /** The peak of the median peer, each with its better number of threads; NaN without peers. */
    private static double medianMemory(List<Figure> of) {
        List<Double> peaks =
                of.stream().filter(Report::isPeer).collect(Collectors.groupingBy(Figure::peer)).values().stream()
                        .map(same -> fastest(same.stream()).orElseThrow().rss())
                        .toList();
        return peaks.isEmpty() ? Double.NaN : Figure.median(peaks);
    }

    private Table alone() {
        Table table = new Table("measured", "value", "", "at most", "");
        for (Check check : checks.values()) {
            table.row(
                    check.name(),
                    Table.number(check.value()),
                    check.unit(),
                    Table.number(check.most()),
                    check.holds() ? "" : "missed");
        }
        return table;
    }

    private static Table steps(List<Figure> of) {
        Table table = new Table(
                "peer",
                "threads",
                "ms",
                "min",
                "p90",
                "GFLOP/s",
                "peak MB",
                "first step s",
                "loss 0",
                "loss 1",
                "ratio");
        Optional<Figure> own = leibniz(of);
        for (Figure figure : of) {
            table.row(
                    figure.peer(),
                    "" + figure.threads(),
                    time(figure),
                    Table.number(figure.min()),
                    Table.number(figure.p90()),
                    Table.number(figure.gflops()),
                    Table.number(figure.rss()),
                    Table.number(figure.firstStep()),
                    loss(figure.loss0(), own.map(Figure::loss0), FIRST_TOLERANCE),
                    loss(figure.loss1(), own.map(Figure::loss1), LAST_TOLERANCE),
                    own.isEmpty() || figure.peer().equals(LEIBNIZ)
                            ? ""
                            : Table.number(figure.ms() / own.get().ms()));
        }
        return table;
    }

    private static String time(Figure figure) {
        return Table.number(figure.ms()) + (figure.quiet() ? "" : "*");
    }

    /** With an inequality sign if it is another than that of Leibniz. */
    private static String loss(double loss, Optional<Double> own, double tolerance) {
        if (Double.isNaN(loss)) return "";
        return (own.isEmpty() || agree(loss, own.get(), tolerance) ? "" : "≠ ")
                + String.format(Locale.ROOT, "%.5f", loss);
    }

    private static boolean agree(double loss, double own, double tolerance) {
        return Math.abs(loss - own) <= tolerance * Math.max(1, Math.abs(own));
    }

    private static Table products(List<Figure> of) {
        Set<Integer> threads = threads(of);
        List<String> headings = new ArrayList<>(List.of("m x k x n"));
        for (int count : threads) {
            String suffix = threads.size() == 1 ? "" : " (" + count + ")";
            headings.addAll(List.of("Leibniz GFLOP/s" + suffix, "best peer", "GFLOP/s" + suffix, "ratio" + suffix));
        }
        Table table = new Table(headings.toArray(String[]::new));
        byWorkload(of).forEach((name, figures) -> {
            List<String> cells = new ArrayList<>(List.of(name.substring(name.indexOf(' ') + 1)));
            for (int count : threads) {
                List<Figure> same = with(figures, count);
                Optional<Figure> own = leibniz(same);
                Optional<Figure> best = bestPeer(same);
                cells.add(own.map(Report::speed).orElse(""));
                cells.add(best.map(figure -> name(figure, own)).orElse(""));
                cells.add(best.map(Report::speed).orElse(""));
                cells.add(Table.number(ratio(same)));
            }
            table.row(cells.toArray(String[]::new));
        });
        return table;
    }

    private static String speed(Figure figure) {
        return Table.number(figure.gflops()) + (figure.quiet() ? "" : "*");
    }

    /** With an inequality sign if its product is another than that of Leibniz. */
    private static String name(Figure figure, Optional<Figure> own) {
        boolean same = own.isEmpty() || agree(figure.loss0(), own.get().loss0(), FIRST_TOLERANCE);
        return (same ? "" : "≠ ") + figure.peer();
    }

    private static List<Figure> with(List<Figure> of, int threads) {
        return of.stream().filter(figure -> figure.threads() == threads).toList();
    }

    private static Set<Integer> threads(List<Figure> of) {
        return of.stream().map(Figure::threads).sorted().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Map<String, List<Figure>> byWorkload(List<Figure> of) {
        return of.stream().collect(Collectors.groupingBy(Figure::workload, LinkedHashMap::new, Collectors.toList()));
    }
}
