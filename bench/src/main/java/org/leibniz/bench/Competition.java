package org.leibniz.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One workload computed by several peers: round after round, each with all of them in turn. */
final class Competition implements AutoCloseable {
    private final WorkloadSpec workload;
    private final Path folder;
    private final int rounds;
    private final Figure.Circumstances circumstances;
    private final BooleanSupplier quiet;
    private final Consumer<String> log;
    private final List<PeerProcess> processes = new ArrayList<>();

    /**
     * @param folder for the data of the workload and the logs of its peers
     * @param quiet waits for others to leave the processors alone, and says whether they did
     */
    Competition(
            WorkloadSpec workload,
            Path folder,
            int rounds,
            Figure.Circumstances circumstances,
            BooleanSupplier quiet,
            Consumer<String> log) {
        this.workload = workload;
        this.folder = folder.resolve(workload.id());
        this.rounds = rounds;
        this.circumstances = circumstances;
        this.quiet = quiet;
        this.log = log;
        new DataFolder(this.folder).write(workload);
    }

    /** Starts the process of a peer, and pauses it when it is warm. */
    void enter(PeerSpec peer, int threads, PeerCommands commands) {
        try {
            List<String> command = commands.of(peer, threads);
            quiet.getAsBoolean();
            PeerProcess process = new PeerProcess(peer, command, workload.id(), folder, threads);
            try {
                process.awaitReady();
                process.pause();
                processes.add(process);
                log.accept(workload.id() + ": " + peer.name() + " " + threads + ": first step after "
                        + Table.number(process.firstStepSeconds()) + " s, " + process.version());
            } catch (LeftOutException e) {
                process.close();
                throw e;
            }
        } catch (LeftOutException e) {
            leaveOut(peer, threads, e);
        }
    }

    private void leaveOut(PeerSpec peer, int threads, LeftOutException why) {
        log.accept(workload.id() + ": " + peer.name() + " with " + threads + (threads == 1 ? " thread" : " threads")
                + " is left out: " + why.getMessage());
    }

    /** The rounds of all peers that entered. */
    List<Figure> run() {
        if (!workload.kind().equals("product")) return measure(workload.id(), "round");
        List<Figure> figures = new ArrayList<>();
        List<String> products = workload.products();
        for (int i = 0; i < products.size(); i++) {
            figures.addAll(measure(workload.id() + " " + products.get(i), "round " + i));
        }
        return figures;
    }

    private List<Figure> measure(String name, String question) {
        Map<PeerProcess, Rounds> all = new LinkedHashMap<>();
        processes.forEach(process -> all.put(process, new Rounds()));
        for (int round = 0; round < rounds; round++) {
            // Products are so short, and so many, that waiting before each would take most of the time.
            boolean alone = quiet.getAsBoolean();
            for (PeerProcess process : List.copyOf(all.keySet())) {
                if (!workload.kind().equals("product")) alone = quiet.getAsBoolean();
                try {
                    process.resume();
                    Answer answer = process.round(question);
                    process.pause();
                    all.get(process).add(answer, alone);
                } catch (LeftOutException e) {
                    leaveOut(process.peer(), process.threads(), e);
                    all.remove(process);
                    processes.remove(process);
                    process.close();
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        all.forEach((process, measured) -> {
            Figure figure = measured.figure(name, process);
            figures.add(figure);
            log.accept(String.format(
                    "%-20s %-12s %d  %9.4f ms%s",
                    name, figure.peer(), figure.threads(), figure.ms(), figure.quiet() ? "" : "  not quiet"));
        });
        return figures;
    }

    /** What one process answered. */
    private final class Rounds {
        private final List<Answer> answers = new ArrayList<>();
        private boolean allAlone = true;

        void add(Answer answer, boolean alone) {
            answers.add(answer);
            allAlone &= alone;
        }

        private double median(String field) {
            return Figure.median(
                    answers.stream().map(answer -> answer.number(field)).toList());
        }

        Figure figure(String name, PeerProcess process) {
            double ms = median("ms");
            boolean product = workload.kind().equals("product");
            double counted = workload.operations() > 0 ? workload.operations() / ms / 1e6 : Double.NaN;
            return new Figure(
                    name,
                    process.peer().name(),
                    process.threads(),
                    ms,
                    answers.stream()
                            .mapToDouble(answer -> answer.number("min"))
                            .min()
                            .orElseThrow(),
                    median("p90"),
                    product ? median("gflops") : counted,
                    process.peakMegabytes(),
                    process.firstStepSeconds(),
                    product ? median("loss") : process.loss0(),
                    product ? Double.NaN : process.loss1(),
                    process.version(),
                    allAlone,
                    circumstances);
        }
    }

    @Override
    public void close() {
        processes.forEach(PeerProcess::finish);
    }
}
