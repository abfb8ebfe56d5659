package org.leibniz.compile;

/**
 * What happens to every element of a product before it leaves the cache: a bias, an activation.
 *
 * <p>It is called once for every element, in row segments, as soon as a segment is final; from several threads at once
 * if the product runs on several.
 */
@FunctionalInterface
public interface DoubleEpilogue {
    DoubleEpilogue NONE = (c, offset, length, row, column) -> {};

    /** Finishes {@code c[offset .. offset + length)}, the elements of this row of C that start at this column. */
    void apply(double[] c, int offset, int length, int row, int column);

    /** Adds {@code bias[biasOffset + j]} to column j. */
    static DoubleEpilogue columnBias(double[] bias, int biasOffset) {
        return (c, offset, length, row, column) -> {
            int at = biasOffset + column;
            for (int j = 0; j < length; j++) {
                c[offset + j] += bias[at + j];
            }
        };
    }

    /** Adds {@code bias[biasOffset + i]} to row i. */
    static DoubleEpilogue rowBias(double[] bias, int biasOffset) {
        return (c, offset, length, row, column) -> {
            double value = bias[biasOffset + row];
            for (int j = 0; j < length; j++) {
                c[offset + j] += value;
            }
        };
    }

    /** This, then the other, on the same segment. */
    default DoubleEpilogue then(DoubleEpilogue next) {
        return (c, offset, length, row, column) -> {
            apply(c, offset, length, row, column);
            next.apply(c, offset, length, row, column);
        };
    }
}
