package org.leibniz.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Definitions;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.kernel.Lowering.Contract;
import org.leibniz.kernel.Lowering.Reduce;
import org.leibniz.kernel.ScalarLanes;
import org.leibniz.shape.Dim;

/**
 * Evaluates a graph by what the lowerings of its ops say, never asking an op for its reference loops; so the two can be
 * compared. Every form is computed element by element from its definition, as slowly as that is.
 */
final class LoweringEvaluator {
    private final Map<String, Long> sizes = new HashMap<>();
    private final List<List<Tensor>> values = new ArrayList<>();

    private LoweringEvaluator() {}

    static List<Tensor> evaluate(Graph whole, Map<Symbol, Tensor> inputs) {
        Graph graph = Graph.of(
                Definitions.expand(whole.roots().stream().map(whole::node).toList()));
        LoweringEvaluator evaluator = new LoweringEvaluator();
        inputs.forEach(evaluator::learnSizes);
        for (int id = 0; id < graph.size(); id++) evaluator.values.add(evaluator.value(graph, id, inputs));
        return graph.roots().stream()
                .map(root -> evaluator.values.get(root).get(0))
                .toList();
    }

    private void learnSizes(Symbol symbol, Tensor input) {
        for (int axis = 0; axis < input.rank(); axis++) {
            Dim dim = symbol.shape().dim(axis);
            if (!dim.isFixed()) sizes.put(dim.toString(), (long) input.sizes()[axis]);
        }
    }

    private List<Tensor> value(Graph graph, int id, Map<Symbol, Tensor> inputs) {
        Expr node = graph.node(id);
        if (node instanceof Constant constant) return List.of(Tensor.scalar(constant.value()));
        if (node instanceof Symbol symbol) return List.of(inputs.get(symbol));
        Apply apply = (Apply) node;
        List<Tensor> in = new ArrayList<>();
        for (int operand : graph.args(id)) in.addAll(values.get(operand));
        List<int[]> shapes = apply.shapes().stream()
                .map(shape -> shape.evaluate(sizes).sizes())
                .toList();
        Lowering lowering = apply.op().lower(apply);
        // What a library routine computes is known to the op alone.
        if (lowering instanceof Lowering.Library) return apply.op().reference(in, shapes);
        return List.of(run(lowering, in, shapes.get(0)));
    }

    private Tensor run(Lowering lowering, List<Tensor> in, int[] shape) {
        if (lowering instanceof Lowering.Pointwise pointwise) return pointwise(pointwise, in, shape);
        if (lowering instanceof Contract contract) return contract(contract, in.get(0), in.get(1), shape);
        if (lowering instanceof Reduce reduce) return reduce(reduce, in.get(0), shape);
        if (lowering instanceof Lowering.Permute permute) return permute(permute.axes(), in.get(0), shape);
        if (lowering instanceof Lowering.Expand expand) return expand(expand.axes(), in.get(0), shape);
        if (lowering instanceof Lowering.Slice slice) return slice(slice, in.get(0), shape);
        if (lowering instanceof Lowering.Reshape)
            return new Tensor(shape, in.get(0).values());
        if (lowering instanceof Lowering.Project project) return in.get(project.output());
        if (lowering instanceof Lowering.SizeOf size)
            return Tensor.scalar(size.size().evaluate(sizes));
        if (lowering instanceof Lowering.Count) return count(shape);
        if (lowering instanceof Lowering.Identity identity) return identity(identity.rank(), shape);
        if (lowering instanceof Lowering.Window window) return window(window, in.get(0), shape);
        throw new IllegalArgumentException("not a known lowering: " + lowering);
    }

    private static Tensor pointwise(Lowering.Pointwise function, List<Tensor> in, int[] shape) {
        Tensor result = Tensor.zeros(shape);
        for (int at = 0; at < result.values().length; at++) {
            int place = at;
            List<Double> lanes =
                    in.stream().map(tensor -> tensor.values()[place]).toList();
            result.values()[at] = function.lane(ScalarLanes.INSTANCE, lanes);
        }
        return result;
    }

    private static Tensor contract(Contract letters, Tensor left, Tensor right, int[] shape) {
        Map<Character, Integer> counts = new HashMap<>();
        for (int i = 0; i < left.rank(); i++) counts.put(letters.left().charAt(i), left.sizes()[i]);
        for (int i = 0; i < right.rank(); i++) counts.put(letters.right().charAt(i), right.sizes()[i]);
        List<Character> order = List.copyOf(new TreeSet<>(counts.keySet()));
        Tensor result = Tensor.zeros(shape);
        forEachIndex(order.stream().mapToInt(counts::get).toArray(), index -> {
            double first = left.get(pick(letters.left(), order, index));
            double second = right.get(pick(letters.right(), order, index));
            result.values()[flat(pick(letters.result(), order, index), shape)] += first * second;
        });
        return result;
    }

    private static int[] pick(String letters, List<Character> order, int[] index) {
        return letters.chars()
                .map(letter -> index[order.indexOf((char) letter)])
                .toArray();
    }

    private static Tensor reduce(Reduce reduce, Tensor from, int[] shape) {
        Tensor result = Tensor.filled(reduce.combine().start(), shape);
        forEachIndex(from.sizes(), index -> {
            List<Integer> kept = new ArrayList<>();
            for (int axis = 0; axis < index.length; axis++) {
                if (!reduce.axes().contains(axis)) kept.add(index[axis]);
                else if (reduce.keep()) kept.add(0);
            }
            int at = flat(kept.stream().mapToInt(Integer::intValue).toArray(), shape);
            result.values()[at] = reduce.combine().combine(ScalarLanes.INSTANCE, result.values()[at], from.get(index));
        });
        double count = (double) from.values().length / result.values().length;
        return reduce.combine() == Lowering.Combine.MEAN ? result.map(sum -> sum / count) : result;
    }

    private static Tensor permute(List<Integer> axes, Tensor from, int[] shape) {
        Tensor result = Tensor.zeros(shape);
        forEachIndex(shape, index -> {
            int[] source = new int[index.length];
            for (int axis = 0; axis < index.length; axis++) source[axes.get(axis)] = index[axis];
            result.values()[flat(index, shape)] = from.get(source);
        });
        return result;
    }

    private Tensor slice(Lowering.Slice slice, Tensor from, int[] shape) {
        Tensor result = Tensor.zeros(shape);
        forEachIndex(shape, index -> {
            int[] source = new int[index.length];
            for (int axis = 0; axis < index.length; axis++) {
                int start = (int) slice.starts().get(axis).evaluate(sizes);
                source[axis] = start + slice.steps().get(axis) * index[axis];
            }
            result.values()[flat(index, shape)] = from.get(source);
        });
        return result;
    }

    private static Tensor expand(List<Integer> axes, Tensor from, int[] shape) {
        Tensor result = Tensor.zeros(shape);
        forEachIndex(shape, index -> {
            int[] source = new int[axes.size()];
            for (int axis = 0; axis < source.length; axis++) {
                source[axis] = from.sizes()[axis] == 1 ? 0 : index[axes.get(axis)];
            }
            result.values()[flat(index, shape)] = from.get(source);
        });
        return result;
    }

    private static Tensor count(int[] shape) {
        Tensor result = Tensor.zeros(shape);
        for (int i = 0; i < shape[0]; i++) result.values()[i] = i;
        return result;
    }

    private Tensor window(Lowering.Window window, Tensor from, int[] shape) {
        Tensor result = Tensor.filled(window.combine().start(), shape);
        int[] reached = window.window().stream()
                .mapToInt(size -> (int) size.evaluate(sizes))
                .toArray();
        forEachIndex(
                shape,
                index -> forEachIndex(reached, place -> {
                    int[] source = new int[from.rank()];
                    for (int axis = 0; axis < source.length; axis++) {
                        source[axis] = index(window.places().get(axis), index, place, from.sizes()[axis]);
                        if (source[axis] < 0) return;
                    }
                    int at = flat(index, shape);
                    double combined =
                            window.combine().combine(ScalarLanes.INSTANCE, result.values()[at], from.get(source));
                    result.values()[at] = combined;
                }));
        return result;
    }

    /** The index along an axis of an operand; below 0 where there is none. */
    private int index(Lowering.Place place, int[] result, int[] window, int size) {
        long sum = place.offset().evaluate(sizes);
        for (int i = 0; i < result.length; i++) sum += place.factors().get(i) * (long) result[i];
        for (int i = 0; i < window.length; i++) sum += place.factors().get(result.length + i) * (long) window[i];
        boolean inside = Math.floorMod(sum, place.divisor()) == 0 && sum >= 0 && sum / place.divisor() < size;
        return inside ? (int) sum / place.divisor() : -1;
    }

    private static Tensor identity(int rank, int[] shape) {
        Tensor result = Tensor.zeros(shape);
        forEachIndex(shape, index -> {
            boolean diagonal = true;
            for (int axis = 0; axis < rank; axis++) diagonal &= index[axis] == index[rank + axis];
            result.values()[flat(index, shape)] = diagonal ? 1 : 0;
        });
        return result;
    }

    private static int flat(int[] index, int[] sizes) {
        int at = 0;
        for (int axis = 0; axis < sizes.length; axis++) at = at * sizes[axis] + index[axis];
        return at;
    }

    private static void forEachIndex(int[] sizes, Consumer<int[]> visit) {
        int[] index = new int[sizes.length];
        for (int round = Tensor.count(sizes); round > 0; round--) {
            visit.accept(index);
            for (int axis = sizes.length - 1; axis >= 0 && ++index[axis] == sizes[axis]; axis--) index[axis] = 0;
        }
    }
}
