package org.leibniz.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.leibniz.cli.Failure.Problem;

/**
 * Answers requests line by line: for every line of the input one of the output, in the same order and at once. A line
 * that cannot be answered gets an error and the next one is read.
 */
final class Batch implements AutoCloseable {
    private static final int MOST_BYTES = 1 << 20;
    private static final int SECONDS = 5;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final PrintStream out;
    private final long milliseconds;
    private ExecutorService worker = worker();
    private boolean first = true;

    Batch(InputStream in, PrintStream out) {
        this(in, out, TimeUnit.SECONDS.toMillis(SECONDS));
    }

    Batch(InputStream in, PrintStream out, long milliseconds) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.out = out;
        this.milliseconds = milliseconds;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "leibniz derive");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Answers until the input ends or nobody reads the output. */
    void run() {
        try {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            while (next(line) && !out.checkError()) {
                byte[] answer = (answer(line) + "\n").getBytes(StandardCharsets.UTF_8);
                out.write(answer, 0, answer.length);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a line; of one that is too long, one byte more than is allowed. */
    private boolean next(ByteArrayOutputStream line) throws IOException {
        line.reset();
        int c = in.read();
        if (c < 0) return false;
        for (; c >= 0 && c != '\n'; c = in.read()) if (line.size() <= MOST_BYTES) line.write(c);
        return true;
    }

    private String answer(ByteArrayOutputStream bytes) throws IOException {
        boolean tooLong = bytes.size() > MOST_BYTES;
        String line;
        try {
            line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            String id = RequestReader.id(bytes.toString(StandardCharsets.UTF_8));
            Failure failure =
                    tooLong ? tooLong() : Failure.of(Problem.SYNTAX, null, "the line is not encoded in UTF-8");
            return Answer.of(id, failure);
        }
        if (first && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK) line = line.substring(1);
        first = false;
        String id = RequestReader.id(line);
        return tooLong ? Answer.of(id, tooLong()) : answer(id, line);
    }

    private static Failure tooLong() {
        return Failure.of(Problem.LIMIT, null, "a line has at most " + MOST_BYTES + " bytes");
    }

    private String answer(String id, String line) throws IOException {
        Future<String> answer = worker.submit(() -> Answer.of(id, new Differentiation(RequestReader.read(line))));
        try {
            return answer.get(milliseconds, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return Answer.of(id, Failure.of(e.getCause(), null));
        } catch (TimeoutException e) {
            answer.cancel(true);
            // What does not heed the interrupt is left behind, so that the next line need not wait for it.
            worker.shutdownNow();
            worker = worker();
            String message = "the line took more than " + milliseconds + " ms";
            return Answer.of(id, Failure.of(Problem.LIMIT, null, message));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
