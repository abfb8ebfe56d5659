package org.leibniz.train;

import java.nio.file.Path;

/** Is told how training goes on, in the thread that trains. */
public interface Listener {
    /** Before the first step. */
    default void begins(Run run) {}

    /** After every step; {@code run} changes with the next one. */
    default void stepDone(Run run) {}

    /** After every epoch, whose results are the last of the history. */
    default void epochDone(Run run) {}

    /** When the process ends before training does, and the checkpoint has been written; in a thread of its own. */
    default void interrupted(Run run, Path checkpoint) {}
}
