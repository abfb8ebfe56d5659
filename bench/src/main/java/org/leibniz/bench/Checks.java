package org.leibniz.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is measured of Leibniz alone, in processes of its own: how it starts, what it allocates, how fast it compiles. */
final class Checks {
    private static final int STARTS = 3;
    private static final String PACKAGE = "org.leibniz.bench.leibniz.";

    private final PeerCommands commands;
    private final Path folder;

    Checks(PeerCommands commands, Path folder) {
        this.commands = commands;
        this.folder = folder;
    }

    List<Check> run(int threads) throws IOException {
        Map<String, WorkloadSpec> known = Workloads.byId();
        for (String id : List.of("W1", "W2", "W3", "W8")) new DataFolder(folder.resolve(id)).write(known.get(id));
        List<Check> checks = new ArrayList<>(starts(threads, List.of(), ""));
        checks.addAll(starts(threads, archived(threads), ", with an archive of classes"));
        checks.addAll(run(threads, List.of(), "WarmChecks", folder.toString()));
        checks.addAll(run(1, List.of("-Dleibniz.vectors=false"), "ScalarChecks"));
        return checks;
    }

    /** The options with which classes come from an archive, which an earlier process has written when it ended. */
    private List<String> archived(int threads) throws IOException {
        Path archive = folder.resolve("classes.jsa");
        start(threads, List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive));
        return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive);
    }

    private List<Check> start(int threads, List<String> options) throws IOException {
        String now = Long.toString(System.currentTimeMillis());
        return run(threads, options, "StartCheck", folder.resolve("W1").toString(), now);
    }

    /** The median of several starts, for each is only one. */
    private List<Check> starts(int threads, List<String> options, String how) throws IOException {
        Map<String, List<Check>> all = new TreeMap<>();
        for (int start = 0; start < STARTS; start++) {
            Quiet.await();
            for (Check check : start(threads, options)) {
                all.computeIfAbsent(check.name(), name -> new ArrayList<>()).add(check);
            }
        }
        return all.values().stream()
                .map(same -> new Check(
                        same.get(0).name() + how,
                        Figure.median(same.stream().map(Check::value).toList()),
                        same.get(0).unit(),
                        same.get(0).most()))
                .toList();
    }

    private List<Check> run(int threads, List<String> options, String main, String... arguments) throws IOException {
        PeerSpec leibniz = Peers.find("leibniz").orElseThrow();
        List<String> command;
        try {
            command = new ArrayList<>(commands.of(leibniz, threads));
        } catch (LeftOutException e) {
            throw new IOException(e);
        }
        command.set(command.size() - 1, PACKAGE + main);
        command.addAll(command.size() - 1, options);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<Check> checks = new ArrayList<>();
        for (String line : output.lines().filter(Check::isCheck).toList()) checks.add(Check.parse(line));
        if (checks.isEmpty()) throw new IOException(main + " said nothing");
        return checks;
    }
}
