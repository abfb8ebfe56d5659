package org.leibniz.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process of a peer that computes one workload. Between its rounds it is stopped, so that no thread of it, however
 * it waits, takes time from others.
 */
final class PeerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final String END = "";

    private final PeerSpec peer;
    private final int threads;
    private final Process process;
    private final Path log;
    private final PrintWriter questions;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final long started;
    private double firstStepSeconds = Double.NaN;
    private Answer first = new Answer(Map.of());
    private Answer ready = new Answer(Map.of());

    /** @throws LeftOutException if the process cannot be started */
    PeerProcess(PeerSpec peer, List<String> command, String workload, Path folder, int threads)
            throws LeftOutException {
        this.peer = peer;
        this.threads = threads;
        this.log = folder.resolveSibling(workload + "-" + peer.name() + "-" + threads + ".log");
        List<String> whole = new ArrayList<>(command);
        whole.addAll(List.of(workload, folder.toString(), Integer.toString(threads)));
        ProcessBuilder builder = new ProcessBuilder(whole).redirectError(log.toFile());
        for (String library : List.of("OMP", "MKL", "OPENBLAS")) {
            builder.environment().put(library + "_NUM_THREADS", Integer.toString(threads));
        }
        builder.environment().putAll(peer.environment());
        this.started = System.nanoTime();
        try {
            this.process = builder.start();
        } catch (IOException e) {
            throw new LeftOutException("it cannot be started: " + e.getMessage());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        Thread reader = new Thread(this::read, peer.name());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // Libraries written in C print where they like.
                if (!line.startsWith("{\"event\"")) continue;
                if (line.contains("\"first\"")) firstStepSeconds = (System.nanoTime() - started) / 1e9;
                answers.add(line);
            }
        } catch (IOException e) {
            // The end of the process, which the last line below tells.
        }
        answers.add(END);
    }

    /**
     * Waits for the first step and the end of warming up.
     *
     * @throws LeftOutException if the peer cannot compute the workload
     */
    void awaitReady() throws LeftOutException {
        first = answer("first");
        ready = answer("ready");
    }

    /** Asks for a round; the process must not be paused. */
    Answer round(String question) throws LeftOutException {
        questions.println(question);
        return answer("round");
    }

    private Answer answer(String event) throws LeftOutException {
        String line;
        try {
            line = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (line == null) throw new LeftOutException("no answer in " + PATIENCE_SECONDS + " s");
        if (line.equals(END)) throw new LeftOutException("its process ended: " + lastWords());
        try {
            Answer answer = Answer.parse(line);
            if (answer.text("event").equals("cannot")) throw new LeftOutException(answer.text("why"));
            if (!answer.text("event").equals(event)) throw new LeftOutException("no " + event + " but " + line);
            return answer;
        } catch (IOException e) {
            throw new LeftOutException("what it says is no JSON: " + line);
        }
    }

    /** What an exception or a Python error says of itself, which is not in the last line of a Java stack trace. */
    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("\t") && !line.startsWith(" "))
                    .toList();
            return (lines.isEmpty() ? "without a word" : lines.get(lines.size() - 1)) + " (" + log + ")";
        } catch (IOException e) {
            return "without a word";
        }
    }

    void pause() {
        signal("STOP");
    }

    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("a process cannot be paused here", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    PeerSpec peer() {
        return peer;
    }

    int threads() {
        return threads;
    }

    String version() {
        return ready.text("version");
    }

    /** From the start of the process until its first step was made. */
    double firstStepSeconds() {
        return firstStepSeconds;
    }

    double loss0() {
        return first.number("loss");
    }

    double loss1() {
        return ready.number("loss");
    }

    /** The most memory that the process has had resident, NaN where the system does not tell. */
    double peakMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Math.round(Double.parseDouble(line.replaceAll("\\D", "")) / 1024))
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Ends a process that did all it should, and forgets what it printed. */
    void finish() {
        close();
        log.toFile().delete();
    }

    /** Ends the process, kindly at first. */
    @Override
    public void close() {
        try {
            resume();
            questions.println("end");
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
