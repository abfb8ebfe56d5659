package org.leibniz.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command line asks for.
 *
 * @param tables files of figures to be shown instead of measuring
 * @param waits whether a round waits until others leave the processors alone
 */
record Options(
        List<WorkloadSpec> workloads,
        List<PeerSpec> peers,
        List<Integer> threads,
        int rounds,
        Optional<Path> json,
        Optional<Path> markdown,
        List<Path> tables,
        boolean checks,
        boolean waits) {
    private static final List<String> DEFAULT_PEERS = List.of("leibniz", "numpy", "torch-py");

    /** @throws IllegalArgumentException if the command line has something unknown, saying what */
    static Options parse(String... arguments) {
        List<WorkloadSpec> workloads = new ArrayList<>();
        List<Path> tables = new ArrayList<>();
        List<PeerSpec> peers = peers(DEFAULT_PEERS);
        List<Integer> threads = Runtime.getRuntime().availableProcessors() > 1 ? List.of(1, 2) : List.of(1);
        List<String> products = List.of();
        int rounds = 5;
        Optional<Path> json = Optional.empty();
        Optional<Path> markdown = Optional.empty();
        boolean checks = false;
        boolean waits = true;
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            String word = left.pop();
            switch (word) {
                case "--peers" -> peers = peers(List.of(value(word, left).split(",")));
                case "--threads" ->
                    threads = Stream.of(value(word, left).split(","))
                            .map(count -> number(word, count))
                            .toList();
                case "--rounds" -> rounds = number(word, value(word, left));
                case "--shapes" -> products = List.of(value(word, left).split(","));
                case "--json" -> json = Optional.of(Path.of(value(word, left)));
                case "--markdown" -> markdown = Optional.of(Path.of(value(word, left)));
                case "--table" -> tables.add(Path.of(value(word, left)));
                case "--anyway" -> waits = false;
                case "checks" -> checks = true;
                case "all" -> workloads.addAll(Workloads.ALL);
                default -> workloads.add(workload(word));
            }
        }
        if (workloads.isEmpty() && tables.isEmpty() && !checks)
            throw new IllegalArgumentException("no workload is named");
        List<String> chosen = products;
        return new Options(
                workloads.stream().map(workload -> chosen(workload, chosen)).toList(),
                peers,
                threads,
                rounds,
                json,
                markdown,
                tables,
                checks,
                waits);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) throw new IllegalArgumentException(option + " needs a value");
        return left.pop();
    }

    private static int number(String option, String text) {
        if (text.matches("[1-9][0-9]{0,3}")) return Integer.parseInt(text);
        throw new IllegalArgumentException(option + " needs a whole number from 1, not " + text);
    }

    private static WorkloadSpec workload(String id) {
        Map<String, WorkloadSpec> known = Workloads.byId();
        WorkloadSpec workload = known.get(id);
        if (workload != null) return workload;
        String ids = Workloads.ALL.stream().map(WorkloadSpec::id).collect(Collectors.joining(" "));
        throw new IllegalArgumentException("there is no workload " + id + "; there are " + ids);
    }

    private static List<PeerSpec> peers(List<String> names) {
        return names.stream()
                .map(name -> Peers.find(name)
                        .orElseThrow(() -> new IllegalArgumentException("there is no peer " + name + "; there are "
                                + Peers.ALL.stream().map(PeerSpec::name).collect(Collectors.joining(" ")))))
                .toList();
    }

    /** A shape is chosen by its beginning, so that 64x784x128 means all four of it. */
    private static WorkloadSpec chosen(WorkloadSpec workload, List<String> beginnings) {
        if (beginnings.isEmpty() || !workload.kind().equals("product")) return workload;
        List<String> products = workload.products().stream()
                .filter(product -> beginnings.stream().anyMatch(product::startsWith))
                .toList();
        if (products.isEmpty()) {
            throw new IllegalArgumentException("no product of " + workload.id() + " begins with " + beginnings);
        }
        return workload.only(products);
    }
}
