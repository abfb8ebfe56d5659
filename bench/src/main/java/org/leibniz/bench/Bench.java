package org.leibniz.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command {@code bench/run}. */
public final class Bench {
    private final Options options;
    private final PeerCommands commands;
    private final Figure.Circumstances circumstances;

    private Bench(Options options, Path bench, String command) {
        this.options = options;
        this.commands = new PeerCommands(bench);
        this.circumstances = new Figure.Circumstances(
                LocalDateTime.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Machine.describe(),
                System.getProperty("java.version"),
                command);
    }

    /** Measures, and shows the figures. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0 || List.of("-h", "--help").contains(arguments[0])) {
            System.out.print(usage());
            return;
        }
        try {
            String command = "./bench/run "
                    + Stream.of(arguments)
                            .map(word -> word.contains(" ") ? "'" + word + "'" : word)
                            .collect(Collectors.joining(" "));
            new Bench(Options.parse(arguments), Path.of(System.getProperty("bench.home", "bench")), command).run();
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    private static String usage() {
        String workloads = Workloads.ALL.stream()
                .map(workload -> String.format("%-8s%s%n", workload.id(), workload.title()))
                .collect(Collectors.joining());
        return """
                ./bench/run W1 W3 --peers leibniz,numpy,torch-py     measures workloads, or all of them
                ./bench/run checks                                   measures Leibniz alone: start, memory, compiling
                ./bench/run jmh [pattern and options of JMH]         measures small pieces of Leibniz
                ./bench/run --table a.jsonl --table b.jsonl          shows figures measured before

                --threads 1,2      numbers of threads, each in a process of its own
                --rounds 5         rounds, the median of which counts
                --shapes 64x,1x    of products those that begin so
                --anyway           does not wait until others leave the processors alone
                --json file        adds a line per figure
                --markdown file    writes the tables there too

                peers: %s
                LEIBNIZ_PYTHON may name the Python of numpy and torch-py, LEIBNIZ_JDK17 the JDK of leibniz-17.

                """.formatted(Peers.ALL.stream().map(PeerSpec::name).collect(Collectors.joining(" "))) + workloads;
    }

    private void run() throws IOException {
        List<Figure> figures = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        for (Path table : options.tables()) {
            for (String line : Files.readAllLines(table)) {
                if (Check.isCheck(line)) checks.add(Check.parse(line));
                else figures.add(Figure.parse(line));
            }
        }
        Path folder = Files.createTempDirectory("leibniz-bench");
        if (options.checks()) {
            int threads = Collections.max(options.threads());
            List<Check> measured = new Checks(commands, folder).run(threads);
            append(measured.stream().map(Check::json).toList());
            checks.addAll(measured);
        }
        for (WorkloadSpec workload : options.workloads()) {
            List<Figure> measured = measure(workload, folder);
            append(measured.stream().map(Figure::json).toList());
            figures.addAll(measured);
        }
        delete(folder);
        Report report = new Report(figures, checks);
        System.out.print(report.text());
        if (options.markdown().isPresent()) Files.writeString(options.markdown().get(), report.markdown());
    }

    private void append(List<String> lines) throws IOException {
        if (options.json().isEmpty()) return;
        Files.write(options.json().get(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private List<Figure> measure(WorkloadSpec workload, Path folder) {
        System.err.println(workload.id() + ": " + workload.title());
        try (Competition competition = new Competition(
                workload,
                folder,
                options.rounds(),
                circumstances,
                options.waits() ? Quiet::await : Quiet::isNow,
                System.err::println)) {
            for (PeerSpec peer : options.peers()) {
                if (workload.own() && !peer.isLeibniz()) continue;
                for (int threads : options.threads()) competition.enter(peer, threads, commands);
            }
            return competition.run();
        }
    }

    /** All but the logs of processes that failed, which were told of. */
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                // A folder with a log in it stays.
                if (!file.toString().endsWith(".log") || Files.size(file) == 0)
                    file.toFile().delete();
            }
        }
    }
}
