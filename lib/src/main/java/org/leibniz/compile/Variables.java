package org.leibniz.compile;

/** Gives out the local variables of a method. */
final class Variables {
    private int next;

    Variables(int first) {
        next = first;
    }

    /** A variable of one slot, or of two for a double or long. */
    int take(int slots) {
        int variable = next;
        next += slots;
        return variable;
    }
}
