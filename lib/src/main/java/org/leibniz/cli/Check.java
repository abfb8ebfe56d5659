package org.leibniz.cli;

import java.io.PrintStream;
import java.util.List;

/** {@code leibniz check}: says whether answers are right, and if not, where the mistake is. */
final class Check implements Command {
    private static final String BATCH = "--jsonl";

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "says whether derivatives are right, and where they go wrong";
    }

    @Override
    public String example() {
        return "leibniz check --jsonl < answers.jsonl";
    }

    @Override
    public String options() {
        return """
                --jsonl    answers requests from the standard input, a JSON object a line
                """;
    }

    @Override
    public void run(List<String> words, PrintStream out) {
        if (!words.contains(BATCH)) throw new UsageException("needs " + BATCH);
        if (words.size() > 1) throw new UsageException(BATCH + " takes no other arguments");
        try (Batch batch = new Batch(System.in, out, CheckRequest::answer)) {
            batch.run();
        }
    }
}
