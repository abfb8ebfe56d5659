package org.leibniz.plan;

import java.util.List;
import org.leibniz.kernel.Lowering.Combine;

/**
 * The loops of a window: for every index of the result all places of the window, whose values are combined.
 *
 * @param result the sizes of the result, the last of which lies in rows
 * @param window the sizes of the window
 * @param axes the axes of the operand
 */
public record WindowShape(List<Integer> result, List<Integer> window, List<Axis> axes, Combine combine) {
    /**
     * An axis of the operand, with its index {@code (Σ factors·indices + offset) / divisor} in terms of the indices of
     * the result, then of the window. Where that is no index of the axis, nothing is combined.
     *
     * @param stride how far one step along the axis leads in the array
     */
    public record Axis(int size, int stride, List<Integer> factors, int offset, int divisor) {}

    /** Such as {@code [8,24,24] over [5,5]}. */
    @Override
    public String toString() {
        return written(result) + (window.isEmpty() ? "" : " over " + written(window));
    }

    private static String written(List<Integer> sizes) {
        return sizes.toString().replace(" ", "");
    }
}
