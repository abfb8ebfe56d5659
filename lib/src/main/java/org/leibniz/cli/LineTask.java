package org.leibniz.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.leibniz.cli.Failure.Problem;

/** The work on one line, whose time counts from when it begins. */
final class LineTask extends FutureTask<String> {
    private final Lines.Line line;
    private final CountDownLatch begun;

    LineTask(Lines.Line line) {
        this(line, new CountDownLatch(1));
    }

    private LineTask(Lines.Line line, CountDownLatch begun) {
        super(() -> {
            begun.countDown();
            return answer(line);
        });
        this.line = line;
        this.begun = begun;
    }

    private static String answer(Lines.Line line) throws IOException {
        String id = RequestReader.id(line.text());
        if (line.trouble() != null) return Answer.of(id, line.trouble());
        try {
            return Answer.of(id, new Differentiation(RequestReader.read(line.text())));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Answer.of(id, Failure.of(e, null));
        }
    }

    /** Waits for the answer; empty if it takes longer than this. */
    Optional<String> await(long milliseconds) throws InterruptedException, IOException {
        begun.await();
        try {
            return Optional.of(get(milliseconds, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(Answer.of(RequestReader.id(line.text()), Failure.of(e.getCause(), null)));
        }
    }

    String tooSlow(long milliseconds) throws IOException {
        String message = "the line took more than " + milliseconds + " ms";
        return Answer.of(RequestReader.id(line.text()), Failure.of(Problem.LIMIT, null, message));
    }
}
