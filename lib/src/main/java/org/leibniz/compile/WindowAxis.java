package org.leibniz.compile;

import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.plan.WindowShape;

/** An axis that a window reads along: which index of the axis belongs to which place of a row of the result. */
final class WindowAxis {
    private final WindowShape.Axis axis;

    /** The indices that the index of this axis depends on, other than the one along the row. */
    private final int[] others;

    private final int[] otherFactors;
    private final int factor;

    /** @param last which of all indices runs along a row; below 0 if a row is a single place */
    WindowAxis(WindowShape.Axis axis, int last) {
        this.axis = axis;
        List<Integer> factors = axis.factors();
        this.others = IntStream.range(0, factors.size())
                .filter(i -> i != last && factors.get(i) != 0)
                .toArray();
        this.otherFactors = IntStream.of(others).map(factors::get).toArray();
        this.factor = last < 0 ? 0 : factors.get(last);
    }

    /** The distance of places along the row that can have whole indices. */
    int period() {
        int common = axis.divisor();
        for (int rest = Math.abs(factor); rest != 0; ) {
            int next = common % rest;
            common = rest;
            rest = next;
        }
        return axis.divisor() / common;
    }

    /** The index of this axis, times the divisor, at the start of a row. */
    int first(int[] indices) {
        int sum = axis.offset();
        for (int i = 0; i < others.length; i++) sum += otherFactors[i] * indices[others[i]];
        return sum;
    }

    /** Whether the index is whole at a place of the row. */
    boolean isWhole(int first, int place) {
        return (first + factor * place) % axis.divisor() == 0;
    }

    int index(int first, int place) {
        return (first + factor * place) / axis.divisor();
    }

    /** How far the index moves on with so many places. */
    int move(int places) {
        return factor * places / axis.divisor();
    }

    int size() {
        return axis.size();
    }

    int stride() {
        return axis.stride();
    }
}
