package org.leibniz.op;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.kernel.Lowering.Combine;
import org.leibniz.kernel.Lowering.Place;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;
import org.leibniz.shape.ShapeException;

/**
 * A window that slides over an array: which index of the array belongs to place o of the window and place k within it,
 * {@code t = stride·o + dilation·k − before} along each of the last axes. Leading axes are the same everywhere.
 *
 * @param leading the sizes of the leading axes
 * @param array the sizes of the array along the others, here as in what follows
 * @param places how many places there are within the window
 * @param results how many places there are for the window
 * @param before how many places the first window reaches outside
 */
record Sliding(
        Window window, List<Dim> leading, List<Dim> array, List<Dim> places, List<Dim> results, List<Dim> before) {

    /** @param operand what the window slides over, for messages */
    static Sliding of(
            String operation, String operand, Window window, List<Dim> leading, List<Dim> array, List<Dim> places) {
        List<Dim> results = new ArrayList<>();
        List<Dim> before = new ArrayList<>();
        for (int axis = 0; axis < array.size(); axis++) {
            Dim count = window.results(axis, array.get(axis), places.get(axis));
            if (count.isFixed() && count.value() < 1) {
                throw new ShapeException(operation + ": a window of " + places.get(axis) + " does not fit in axis "
                        + (leading.size() + axis) + " of " + operand);
            }
            results.add(count);
            before.add(window.outside(operation, axis, array.get(axis), places.get(axis)));
        }
        return new Sliding(window, leading, array, places, results, before);
    }

    /** A window over the last axes of a shape. */
    static Sliding over(String operation, Window window, Expr x) {
        List<Dim> dims = x.shape().dims();
        int rest = dims.size() - window.size().size();
        List<Dim> array = dims.subList(rest, dims.size());
        return of(operation, x.described(), window, dims.subList(0, rest), array, window.size());
    }

    /** The window in reference loops, where all sizes are known. */
    static Sliding fixed(Window window, int[] leading, int[] array, int[] places) {
        return of("window", "an array", window, dims(leading), dims(array), dims(places));
    }

    private static List<Dim> dims(int[] sizes) {
        return IntStream.of(sizes).mapToObj(Dim::of).toList();
    }

    int axes() {
        return array.size();
    }

    Shape arrayShape() {
        return shape(array);
    }

    Shape resultShape() {
        return shape(results);
    }

    /** The shape of what all windows reach: places within the window, then places for it. */
    Shape reachedShape() {
        return shape(places).concat(Shape.of(results));
    }

    private Shape shape(List<Dim> last) {
        return Shape.of(leading).concat(Shape.of(last));
    }

    /** The axes of the places within the window in {@link #reachedShape}. */
    List<Integer> placeAxes() {
        return IntStream.range(leading.size(), leading.size() + axes()).boxed().toList();
    }

    // Lowerings ------------------------------------------------------------------------------------------------------

    /** The array at every place within every window, for a result of {@link #reachedShape}. */
    Lowering reached(Combine outside) {
        return new Lowering.Window(arrayPlaces(leading.size(), leading.size() + axes()), List.of(), outside);
    }

    /** The array combined over every window, for a result of {@link #resultShape}. */
    Lowering combined(Combine combine) {
        return new Lowering.Window(arrayPlaces(leading.size() + axes(), leading.size()), places, combine);
    }

    private List<Place> arrayPlaces(int firstPlace, int firstResult) {
        int all = leading.size() + 2 * axes();
        List<Place> found = leadingPlaces(all);
        for (int axis = 0; axis < axes(); axis++) {
            List<Integer> factors = zeros(all);
            factors.set(firstPlace + axis, window.dilation().get(axis));
            factors.set(firstResult + axis, window.stride().get(axis));
            found.add(new Place(List.copyOf(factors), before.get(axis).times(-1), 1));
        }
        return List.copyOf(found);
    }

    /** For every index of the array, the sum of the places within windows that reach it. */
    Lowering overlapped() {
        int all = leading.size() + 2 * axes();
        List<Place> found = leadingPlaces(all);
        for (int axis = 0; axis < axes(); axis++) found.add(same(leading.size() + axes() + axis, all));
        for (int axis = 0; axis < axes(); axis++) {
            List<Integer> factors = zeros(all);
            factors.set(leading.size() + axis, 1);
            factors.set(leading.size() + axes() + axis, -window.dilation().get(axis));
            found.add(new Place(
                    List.copyOf(factors), before.get(axis), window.stride().get(axis)));
        }
        return new Lowering.Window(List.copyOf(found), places, Combine.SUM);
    }

    private List<Place> leadingPlaces(int all) {
        List<Place> found = new ArrayList<>();
        for (int axis = 0; axis < leading.size(); axis++) found.add(same(axis, all));
        return found;
    }

    private static Place same(int index, int all) {
        List<Integer> factors = zeros(all);
        factors.set(index, 1);
        return new Place(List.copyOf(factors), Dim.of(0), 1);
    }

    private static List<Integer> zeros(int count) {
        return new ArrayList<>(Collections.nCopies(count, 0));
    }

    // Reference loops ------------------------------------------------------------------------------------------------

    interface Visit {
        /** All three are numbers of elements in row-major order along the sliding axes. */
        void at(int array, int place, int result);
    }

    /** Calls for every place within every window that lies inside an array of fixed sizes. */
    void forEach(Visit visit) {
        int[] arraySizes = Shape.of(array).sizes();
        int[] counts = Shape.of(places).concat(Shape.of(results)).sizes();
        int resultCount = Tensor.count(Shape.of(results).sizes());
        int[] strides = Tensor.strides(counts);
        for (int at = 0; at < Tensor.count(counts); at++) {
            int index = 0;
            for (int axis = 0; axis < arraySizes.length && index >= 0; axis++) {
                int place = at / strides[axis] % counts[axis];
                int result = at / strides[axes() + axis] % counts[axes() + axis];
                long reached = (long) window.stride().get(axis) * result
                        + (long) window.dilation().get(axis) * place
                        - before.get(axis).value();
                boolean inside = reached >= 0 && reached < arraySizes[axis];
                index = inside ? index * arraySizes[axis] + (int) reached : -1;
            }
            if (index >= 0) visit.at(index, at / resultCount, at % resultCount);
        }
    }
}
