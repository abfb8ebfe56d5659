package org.leibniz.explain;

import java.util.ArrayList;
import java.util.List;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/**
 * Which axes a reshape leaves as they are, and which it mixes.
 *
 * @param same pairs of an axis before and the same axis after
 * @param mixedBefore the axes before that are read as one row-major number
 * @param mixedAfter the axes after that the same number is written with
 */
record ReshapedAxes(List<int[]> same, List<Integer> mixedBefore, List<Integer> mixedAfter) {
    // Axes of size 1 carry no index; equal axes at the front and at the back stay what they are.
    static ReshapedAxes of(Shape from, Shape to) {
        List<Integer> before = longAxes(from);
        List<Integer> after = longAxes(to);
        List<int[]> same = new ArrayList<>();
        while (!before.isEmpty() && !after.isEmpty() && from.dim(before.get(0)).equals(to.dim(after.get(0)))) {
            same.add(new int[] {before.remove(0), after.remove(0)});
        }
        while (!before.isEmpty() && !after.isEmpty() && last(from, before).equals(last(to, after))) {
            same.add(new int[] {before.remove(before.size() - 1), after.remove(after.size() - 1)});
        }
        return new ReshapedAxes(same, before, after);
    }

    private static Dim last(Shape shape, List<Integer> axes) {
        return shape.dim(axes.get(axes.size() - 1));
    }

    private static List<Integer> longAxes(Shape shape) {
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) if (!shape.dim(axis).isOne()) axes.add(axis);
        return axes;
    }
}
