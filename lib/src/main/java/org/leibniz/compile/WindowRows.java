package org.leibniz.compile;

/** What a window does with a row of values, of one precision. */
interface WindowRows {
    /** Writes {@code count} values that lie {@code step} apart to places that lie {@code hop} apart. */
    void set(Object from, int at, int step, Object to, int start, int hop, int count);

    /** Combines such values with those that are there. */
    void combine(Object from, int at, int step, Object to, int start, int hop, int count);
}
