package org.leibniz.cli;

import java.io.PrintStream;
import java.util.List;

/** Stands for the command that the launcher hands to the script host, which this library does not know. */
final class Run implements Command {
    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "runs a Kotlin script, in which formulas can be declared, printed and evaluated";
    }

    @Override
    public String example() {
        return "leibniz run samples/backprop.leibniz.kts";
    }

    @Override
    public void run(List<String> words, PrintStream out) {
        throw new IllegalArgumentException("scripts are run by the launcher, ./leibniz run script.leibniz.kts");
    }
}
