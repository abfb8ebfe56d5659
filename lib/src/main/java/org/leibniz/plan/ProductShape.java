package org.leibniz.plan;

import java.util.List;

/**
 * The loops of a matrix product: {@code result[i,j] = Σₖ left[i,k]·right[k,j]} with {@code rows}, {@code columns} and
 * {@code inner} being the ranges of i, j and k, repeated along further axes. Neighbours along a row of the result are
 * neighbours in memory.
 */
public record ProductShape(Axis rows, Axis columns, Axis inner, List<Axis> repeated, List<Axis> summed) {
    /** The range of an index, and how far one step of it leads in the left operand, the right one and the result. */
    public record Axis(int size, int left, int right, int result) {
        boolean continues(Axis inside) {
            return left == inside.left * inside.size
                    && right == inside.right * inside.size
                    && result == inside.result * inside.size;
        }

        Axis around(Axis inside) {
            return new Axis(size * inside.size, inside.left, inside.right, inside.result);
        }

        Axis exchanged() {
            return new Axis(size, right, left, result);
        }
    }

    /** The number of multiplications. */
    public double multiplications() {
        double count = (double) rows.size * columns.size * inner.size;
        for (Axis axis : repeated) count *= axis.size;
        for (Axis axis : summed) count *= axis.size;
        return count;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        repeated.forEach(axis -> text.append(axis.size).append(" × "));
        text.append(written(rows.size, inner.size)).append(" · ").append(written(inner.size, columns.size));
        summed.forEach(axis -> text.append(", summed ").append(axis.size).append(" times"));
        return text.toString();
    }

    private static String written(int rows, int columns) {
        return "[" + rows + "," + columns + "]";
    }
}
