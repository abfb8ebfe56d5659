package org.leibniz.simplify;

import java.util.Arrays;
import org.leibniz.expr.Graph;

/**
 * What passes make smaller, so that simplifying ends. Compared from the first entry on: each entry may grow where an
 * earlier one shrinks.
 *
 * @param work operations by weight, and the numbers that stand for one: negative factors, fractions
 * @param buried for each scaling of a tensor, how many linear operations stand between it and the front of its product
 * @param moves transposes and reshapes
 * @param disorder factors and terms that are not where they are written: brackets on the right, numbers behind, quotients
 *     and signs inside a product
 * @param axes the ranks of all computed values
 * @param repetitions broadcasts of tensors that are no scalars
 * @param digits the lengths of all numbers
 */
record Measure(long work, long buried, long moves, long disorder, long axes, long repetitions, long digits)
        implements Comparable<Measure> {
    static Measure of(Graph graph) {
        MeasuredGraph measured = new MeasuredGraph(graph);
        Measure sum = new Measure(0, 0, 0, 0, 0, 0, 0);
        for (int id = 0; id < graph.size(); id++) sum = sum.plus(measured.measure(id));
        return sum;
    }

    private Measure plus(Measure other) {
        return new Measure(
                work + other.work,
                buried + other.buried,
                moves + other.moves,
                disorder + other.disorder,
                axes + other.axes,
                repetitions + other.repetitions,
                digits + other.digits);
    }

    private long[] entries() {
        return new long[] {work, buried, moves, disorder, axes, repetitions, digits};
    }

    @Override
    public int compareTo(Measure other) {
        return Arrays.compare(entries(), other.entries());
    }
}
