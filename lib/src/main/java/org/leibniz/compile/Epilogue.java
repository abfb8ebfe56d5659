package org.leibniz.compile;

/** What happens to the elements of a product while they are still in a cache: a bias, an activation, an update. */
@FunctionalInterface
public interface Epilogue {
    Epilogue NONE = (row, column, rows, columns) -> {};

    /**
     * Told once for every element, in blocks, as soon as a block is final; by several threads at once if the product
     * runs on several.
     *
     * @param row the first row of the block
     * @param column its first column
     */
    void apply(int row, int column, int rows, int columns);
}
