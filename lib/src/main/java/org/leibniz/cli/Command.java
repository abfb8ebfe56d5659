package org.leibniz.cli;

import java.io.PrintStream;
import java.util.List;

/** One command of {@code leibniz}. */
interface Command {
    String name();

    /** What the command does, in a line. */
    String summary();

    /** A call that works as it stands. */
    String example();

    /** The options, a line each; empty if there are none. */
    default String options() {
        return "";
    }

    /** @throws UsageException if the arguments make no sense */
    void run(List<String> words, PrintStream out);
}
