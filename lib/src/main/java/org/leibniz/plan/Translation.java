package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Divide;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Multiply;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lowering;
import org.leibniz.kernel.ScalarLanes;
import org.leibniz.plan.ProductShape.Axis;
import org.leibniz.shape.Shape;

/**
 * A graph as values that are computed and layouts that are not: what an op lowers to becomes a {@link Computation} or
 * only another way to look at one.
 */
final class Translation {
    private final Graph graph;
    private final Map<String, Long> sizes;
    private final Names names;
    private final List<Value> values = new ArrayList<>();
    private final List<Operand> operands = new ArrayList<>();

    Translation(Graph graph, Map<String, Long> sizes) {
        this.graph = graph;
        this.sizes = sizes;
        this.names = new Names(graph);
        for (int id = 0; id < graph.size(); id++) operands.add(translate(id));
    }

    /** All values, operands before what reads them. */
    List<Value> values() {
        return values;
    }

    /** Where the result of a node is found. */
    Operand operand(int id) {
        return operands.get(id);
    }

    private Operand translate(int id) {
        Expr e = graph.node(id);
        if (e instanceof Constant constant) return new Operand.Number(constant.value());
        if (e instanceof Symbol symbol) return given(id, symbol);
        Apply apply = (Apply) e;
        Lowering lowering = apply.op().lower(apply);
        if (lowering instanceof Lowering.View view && !(view instanceof Lowering.Project)) return view(id, view);
        if (lowering instanceof Lowering.Pointwise function) return elementwise(id, function);
        if (lowering instanceof Lowering.Contract letters) return contract(id, letters);
        if (lowering instanceof Lowering.Reduce reduce) return reduce(id, reduce);
        if (lowering instanceof Lowering.Window window) return window(id, window);
        if (lowering instanceof Lowering.SizeOf size)
            return new Operand.Number(size.size().evaluate(sizes));
        if (lowering instanceof Lowering.Identity) return known(id, new Contents.Identity(rows(id)));
        if (lowering instanceof Lowering.Count) return known(id, new Contents.Count(sizes(id)[0]));
        if (lowering instanceof Lowering.Project project) return project(id, project);
        return routine(id, apply);
    }

    private int[] sizes(int id) {
        return sizes(graph.node(id).shape());
    }

    private int[] sizes(Shape shape) {
        return shape.evaluate(sizes).sizes();
    }

    private Operand.View add(int id, Computation computation, Layout layout) {
        values.add(new Value(computation, layout.elements(), names.name(id), names.formula(id)));
        return new Operand.View(values.size() - 1, layout);
    }

    private Operand given(int id, Symbol symbol) {
        return add(id, new Computation.Given(symbol), Layout.contiguous(sizes(id)));
    }

    private Operand known(int id, Contents contents) {
        return add(id, new Computation.Known(contents), Layout.contiguous(sizes(id)));
    }

    private int rows(int id) {
        int[] of = sizes(id);
        return Layout.contiguous(Arrays.copyOf(of, of.length / 2)).elements();
    }

    // Views ----------------------------------------------------------------------------------------------------------

    private Operand view(int id, Lowering.View view) {
        if (!(operands.get(graph.args(id)[0]) instanceof Operand.View of)) return operands.get(graph.args(id)[0]);
        if (view instanceof Lowering.Permute permute)
            return new Operand.View(of.value(), of.layout().permuted(permute.axes()));
        if (view instanceof Lowering.Expand expand) {
            return new Operand.View(of.value(), of.layout().expanded(sizes(id), expand.axes()));
        }
        if (view instanceof Lowering.Slice slice) {
            int[] starts = slice.starts().stream()
                    .mapToInt(start -> Math.toIntExact(start.evaluate(sizes)))
                    .toArray();
            return new Operand.View(of.value(), of.layout().sliced(starts, slice.steps(), sizes(id)));
        }
        Layout reshaped = of.layout().reshaped(sizes(id));
        return reshaped != null ? new Operand.View(of.value(), reshaped) : copy(id, of);
    }

    /** The elements in row-major order, for what cannot be read where it lies. */
    private Operand copy(int id, Operand.View of) {
        Computation copy = new Computation.Elementwise(
                Copy.FUNCTION, List.of(of), of.layout().sizes());
        return add(id, copy, Layout.contiguous(sizes(id)));
    }

    /** A value that holds the elements of a node in row-major order and that nothing else is kept in. */
    Operand.View copyOf(int id) {
        Layout layout = Layout.contiguous(sizes(id));
        Operand of = operands.get(id);
        Computation copy = new Computation.Elementwise(Copy.FUNCTION, List.of(of), layout.sizes());
        values.add(new Value(copy, layout.elements(), names.unused(), names.reference(id)));
        return new Operand.View(values.size() - 1, layout);
    }

    // Computations ---------------------------------------------------------------------------------------------------

    private List<Operand> operands(int id) {
        List<Operand> in = new ArrayList<>();
        for (int operand : graph.args(id)) in.add(operands.get(operand));
        return in;
    }

    /** Runs through the axes in the order in which an operand lies in memory, whatever order they are seen in. */
    private Operand elementwise(int id, Lowering.Pointwise function) {
        List<Operand> in = operands(id);
        if (in.stream().allMatch(Operand.Number.class::isInstance)) return number(function, in);
        Layout whole = Layout.contiguous(sizes(id));
        List<Integer> order = order(in, whole.rank());
        List<Operand> ordered = new ArrayList<>();
        for (Operand operand : in) ordered.add(permuted(operand, order));
        Layout space = whole.permuted(order);
        Computation computation = new Computation.Elementwise(function, ordered, space.sizes());
        return add(id, computation, Layout.contiguous(space.sizes()).permuted(inverse(order)));
    }

    private static Operand number(Lowering.Pointwise function, List<Operand> in) {
        List<Double> numbers =
                in.stream().map(operand -> ((Operand.Number) operand).value()).toList();
        return new Operand.Number(function.lane(ScalarLanes.INSTANCE, numbers));
    }

    private static Operand permuted(Operand operand, List<Integer> order) {
        return operand instanceof Operand.View view
                ? new Operand.View(view.value(), view.layout().permuted(order))
                : operand;
    }

    private static List<Integer> inverse(List<Integer> order) {
        List<Integer> inverse = new ArrayList<>();
        for (int axis = 0; axis < order.size(); axis++) inverse.add(order.indexOf(axis));
        return inverse;
    }

    private static List<Integer> order(List<Operand> in, int rank) {
        for (Operand operand : in) {
            if (operand instanceof Operand.View view && isWhole(view.layout())) return order(view.layout());
        }
        return IntStream.range(0, rank).boxed().toList();
    }

    private static boolean isWhole(Layout layout) {
        for (int axis = 0; axis < layout.rank(); axis++) {
            if (layout.stride(axis) == 0 && layout.size(axis) != 1) return false;
        }
        return true;
    }

    /** The axes by descending distance in memory; axes of size 1 stay where they are between their neighbours. */
    private static List<Integer> order(Layout layout) {
        if (layout.rank() == 0) return List.of();
        int[] distance = new int[layout.rank()];
        for (int axis = 0; axis < distance.length; axis++) {
            boolean moved = layout.size(axis) == 1 && axis > 0;
            distance[axis] = moved ? distance[axis - 1] : layout.stride(axis);
        }
        return IntStream.range(0, distance.length)
                .boxed()
                .sorted(Comparator.comparingInt(axis -> -distance[axis]))
                .toList();
    }

    private Operand reduce(int id, Lowering.Reduce reduce) {
        if (!(operands.get(graph.args(id)[0]) instanceof Operand.View whole)) return reducedNumber(id, reduce);
        Layout result = Layout.contiguous(sizes(id));
        int[] strides = new int[whole.layout().rank()];
        int count = 1;
        int target = 0;
        for (int axis = 0; axis < strides.length; axis++) {
            boolean reduced = reduce.axes().contains(axis);
            if (reduced) count *= whole.layout().size(axis);
            else strides[axis] = result.stride(target);
            if (!reduced || reduce.keep()) target++;
        }
        if (count == 1) return new Operand.View(whole.value(), whole.layout().reshaped(result.sizes()));
        if (reduce.combine() != Lowering.Combine.MEAN)
            return combined(id, reduce.combine(), whole, strides, result, names.name(id));
        Operand.View sum = combined(id, Lowering.Combine.SUM, whole, strides, result, names.unused());
        List<Operand> quotient = List.of(sum, new Operand.Number(count));
        return add(id, new Computation.Elementwise(Divide.OP, quotient, result.sizes()), result);
    }

    private Operand.View combined(
            int id, Lowering.Combine combine, Operand.View whole, int[] strides, Layout result, String name) {
        List<Integer> order = order(whole.layout());
        int[] ordered = order.stream().mapToInt(axis -> strides[axis]).toArray();
        Operand.View operand = (Operand.View) permuted(whole, order);
        Computation reduction = new Computation.Reduction(combine, operand, ordered);
        values.add(new Value(reduction, result.elements(), name, names.formula(id)));
        return new Operand.View(values.size() - 1, result);
    }

    private Operand reducedNumber(int id, Lowering.Reduce reduce) {
        double number = ((Operand.Number) operands.get(graph.args(id)[0])).value();
        int[] whole = sizes(graph.args(id)[0]);
        double count = reduce.axes().stream().mapToDouble(axis -> whole[axis]).reduce(1, (a, b) -> a * b);
        return new Operand.Number(
                switch (reduce.combine()) {
                    case SUM -> number * count;
                    case PRODUCT -> Math.pow(number, count);
                    case MEAN, MAX, MIN -> number;
                });
    }

    private Operand contract(int id, Lowering.Contract letters) {
        Layout result = Layout.contiguous(sizes(id));
        Operand.View left = factor(graph.args(id)[0]);
        Operand.View right = factor(graph.args(id)[1]);
        Contraction contraction = new Contraction(letters, left.layout(), right.layout(), result);
        if (contraction.isMatrixProduct()) {
            boolean exchanged = contraction.isExchanged();
            return add(
                    id,
                    new Computation.Product(exchanged ? right : left, exchanged ? left : right, contraction.product()),
                    result);
        }
        List<Axis> loops = contraction.loops();
        int[] space = loops.stream().mapToInt(Axis::size).toArray();
        List<Operand> factors = List.of(
                new Operand.View(
                        left.value(),
                        new Layout(space, loops.stream().mapToInt(Axis::left).toArray())),
                new Operand.View(
                        right.value(),
                        new Layout(space, loops.stream().mapToInt(Axis::right).toArray())));
        Computation product = new Computation.Elementwise(Multiply.OP, factors, space);
        if (contraction.isElementwise()) return add(id, product, result);
        values.add(new Value(product, Layout.contiguous(space).elements(), names.unused(), names.formula(id)));
        Operand.View products = new Operand.View(values.size() - 1, Layout.contiguous(space));
        return add(
                id,
                new Computation.Reduction(
                        Lowering.Combine.SUM,
                        products,
                        loops.stream().mapToInt(Axis::result).toArray()),
                result);
    }

    private Operand window(int id, Lowering.Window window) {
        Operand.View of = factor(graph.args(id)[0]);
        Layout result = Layout.contiguous(sizes(id));
        List<WindowShape.Axis> axes = new ArrayList<>();
        for (int axis = 0; axis < window.places().size(); axis++) {
            Lowering.Place place = window.places().get(axis);
            int offset = Math.toIntExact(place.offset().evaluate(sizes));
            int size = of.layout().size(axis);
            axes.add(new WindowShape.Axis(size, of.layout().stride(axis), place.factors(), offset, place.divisor()));
        }
        List<Integer> reached = window.window().stream()
                .map(size -> Math.toIntExact(size.evaluate(sizes)))
                .toList();
        List<Integer> results = Arrays.stream(result.sizes()).boxed().toList();
        WindowShape shape = new WindowShape(results, reached, List.copyOf(axes), window.combine());
        return add(id, new Computation.Window(of, shape), result);
    }

    /** An operand of a product or of windows, for which an array starts at its first element and runs forwards. */
    private Operand.View factor(int id) {
        Operand.View view = array(id);
        return view.layout().offset() == 0 && !view.layout().isReversed() ? view : (Operand.View) copy(id, view);
    }

    /** An operand that must be an array: a number repeated becomes one element that every index leads to. */
    private Operand.View array(int id) {
        if (operands.get(id) instanceof Operand.View view) return view;
        double number = ((Operand.Number) operands.get(id)).value();
        int[] of = sizes(id);
        values.add(
                new Value(new Computation.Known(new Contents.Single(number)), 1, names.unused(), names.reference(id)));
        return new Operand.View(values.size() - 1, new Layout(of, new int[of.length]));
    }

    private Operand routine(int id, Apply apply) {
        values.add(new Value(new Computation.Routine(apply, operands(id)), 0, names.name(id), names.formula(id)));
        Operand.View first = null;
        int routine = values.size() - 1;
        for (int output = 0; output < apply.shapes().size(); output++) {
            Layout layout = Layout.contiguous(sizes(apply.shapes().get(output)));
            Computation result = new Computation.RoutineResult(routine, output);
            values.add(new Value(result, layout.elements(), names.unused(), names.reference(id)));
            if (output == 0) first = new Operand.View(values.size() - 1, layout);
        }
        return first;
    }

    private Operand project(int id, Lowering.Project project) {
        Operand.View first = (Operand.View) operands.get(graph.args(id)[0]);
        return new Operand.View(first.value() + project.output(), Layout.contiguous(sizes(id)));
    }
}
