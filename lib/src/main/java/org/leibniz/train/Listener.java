package org.leibniz.train;

/** Is told how training goes on, in the thread that trains. */
public interface Listener {
    /** Before the first step. */
    default void begins(Run run) {}

    /** After every step; {@code run} changes with the next one. */
    default void stepDone(Run run) {}

    /** After every epoch, whose results are the last of the history. */
    default void epochDone(Run run) {}
}
