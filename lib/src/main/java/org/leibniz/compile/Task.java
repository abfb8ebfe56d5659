package org.leibniz.compile;

/** A kernel of a plan, ready to run on any memory. */
interface Task {
    /** The work on one memory, with whatever it needs to run again and again without asking for more. */
    Runnable on(Memory memory);
}
