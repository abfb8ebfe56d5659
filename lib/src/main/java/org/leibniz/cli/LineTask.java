package org.leibniz.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.leibniz.cli.Failure.Problem;

/** The work on one line, whose time counts from when it begins. */
final class LineTask extends FutureTask<String> {
    private final Lines.Line line;
    private final CompletableFuture<Long> beginning = new CompletableFuture<>();

    /** Answers a line, given its id as it stands there. */
    interface Responder {
        String answer(String id, String line) throws IOException;
    }

    LineTask(Lines.Line line, Responder responder) {
        super(() -> answer(line, responder));
        this.line = line;
    }

    @Override
    public void run() {
        beginning.complete(System.nanoTime());
        super.run();
    }

    private static String answer(Lines.Line line, Responder responder) throws IOException {
        String id = RequestReader.id(line.text());
        if (line.trouble() != null) return Answer.of(id, line.trouble());
        try {
            return responder.answer(id, line.text());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Answer.of(id, Failure.of(e, null));
        }
    }

    /** Waits for the answer; empty if it takes longer than this. */
    Optional<String> await(long milliseconds) throws InterruptedException, IOException {
        try {
            long spent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginning.get());
            return Optional.of(get(Math.max(0, milliseconds - spent), TimeUnit.MILLISECONDS));
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
