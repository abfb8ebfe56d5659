package org.leibniz.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Answers requests line by line: for every line of the input one of the output, in the same order and as soon as it is
 * known. Several lines are worked on at once. A line that cannot be answered gets an error and the others go on.
 */
final class Batch implements AutoCloseable {
    private static final int SECONDS = 5;
    private static final int LINES_AHEAD = 64;

    private final Lines in;
    private final PrintStream out;
    private final LineTask.Responder responder;
    private final long milliseconds;
    private final ThreadPoolExecutor workers;

    /** What has been read and not been answered yet, empty behind the last line. */
    private final BlockingQueue<Optional<LineTask>> waiting = new ArrayBlockingQueue<>(LINES_AHEAD);

    Batch(InputStream in, PrintStream out, LineTask.Responder responder) {
        this(in, out, responder, TimeUnit.SECONDS.toMillis(SECONDS));
    }

    Batch(InputStream in, PrintStream out, LineTask.Responder responder, long milliseconds) {
        this.responder = responder;
        this.in = new Lines(in);
        this.out = out;
        this.milliseconds = milliseconds;
        int threads = Runtime.getRuntime().availableProcessors();
        workers = new ThreadPoolExecutor(
                threads, Integer.MAX_VALUE, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), Batch::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "leibniz answer");
        thread.setDaemon(true);
        return thread;
    }

    // What the machine needs to load before anything can be answered is no line's fault.
    private static void warmUp() throws IOException {
        String request = "{\"expr\":\"x^2+x\",\"wrt\":[\"x\"],\"at\":{\"x\":1}}";
        Answer.of("null", new Differentiation(RequestReader.read(request)));
    }

    /** Answers until the input ends or nobody reads the output. */
    void run() {
        try {
            warmUp();
            daemon(this::read).start();
            Optional<LineTask> next = waiting.take();
            while (next.isPresent() && !out.checkError()) {
                byte[] answer = (answer(next.get()) + "\n").getBytes(StandardCharsets.UTF_8);
                out.write(answer, 0, answer.length);
                out.flush();
                next = waiting.take();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            Optional<Lines.Line> line = next();
            while (line.isPresent()) {
                LineTask task = new LineTask(line.get(), responder);
                waiting.put(Optional.of(task));
                workers.execute(task);
                line = next();
            }
            waiting.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // An input that cannot be read any further has ended.
    private Optional<Lines.Line> next() {
        try {
            return in.next();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private String answer(LineTask task) throws InterruptedException, IOException {
        Optional<String> answer = task.await(milliseconds);
        if (answer.isPresent()) return answer.get();
        // What does not heed the interrupt goes on for a while, so another thread takes its place.
        task.cancel(true);
        workers.setCorePoolSize(workers.getCorePoolSize() + 1);
        return task.tooSlow(milliseconds);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
