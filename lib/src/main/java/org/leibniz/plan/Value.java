package org.leibniz.plan;

/**
 * A value that is computed once.
 *
 * @param computation how
 * @param elements the number of its elements
 * @param name what the plan calls it: the user's name, or t1, t2, … for what has none
 * @param formula how it follows from the values it reads, in their names
 */
record Value(Computation computation, int elements, String name, String formula) {}
