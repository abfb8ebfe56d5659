package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.plan.Computation.Elementwise;
import org.leibniz.plan.Computation.Product;
import org.leibniz.plan.Computation.Reduction;
import org.leibniz.plan.Computation.Routine;

/** Writes the values of one group down as a kernel. */
final class KernelWriter {
    private final List<Value> values;
    private final Fusion fusion;
    private final Storage storage;
    private final Map<Integer, List<Integer>> targets;
    private final Group group;
    private final List<Step> steps = new ArrayList<>();
    private final List<Kernel.Store> stores = new ArrayList<>();
    private final Map<Integer, Integer> stepOf = new HashMap<>();
    private final Map<Access, Integer> loads = new HashMap<>();

    /** @param targets for a value, the arrays of the symbols whose new value it is */
    KernelWriter(List<Value> values, Fusion fusion, Storage storage, Map<Integer, List<Integer>> targets, Group group) {
        this.values = values;
        this.fusion = fusion;
        this.storage = storage;
        this.targets = targets;
        this.group = group;
    }

    Kernel kernel() {
        if (group.isLoop()) return loop();
        Value value = values.get(group.values.get(0));
        if (value.computation() instanceof Product product) {
            return new Kernel.MatrixProduct(
                    storage.buffer(product.left().value()),
                    storage.buffer(product.right().value()),
                    storage.buffer(group.values.get(0)),
                    product.shape(),
                    value.name(),
                    value.formula(),
                    null);
        }
        if (value.computation() instanceof Computation.Window window) {
            return new Kernel.Window(
                    storage.buffer(window.operand().value()),
                    storage.buffer(group.values.get(0)),
                    window.shape(),
                    value.name(),
                    value.formula());
        }
        return routine((Routine) value.computation(), value);
    }

    // A routine and its results have numbers that follow each other.
    private Kernel routine(Routine routine, Value value) {
        int first = group.values.get(0) + 1;
        Apply node = routine.node();
        List<Kernel.Result> results = IntStream.range(0, node.shapes().size())
                .mapToObj(output -> new Kernel.Result(
                        storage.buffer(first + output), node.shapes().get(output)))
                .toList();
        List<Kernel.Argument> arguments =
                routine.operands().stream().map(this::argument).toList();
        return new Kernel.Routine(node, arguments, results, value.name(), value.formula());
    }

    private Kernel.Argument argument(Operand operand) {
        if (operand instanceof Operand.Number number) return new Kernel.Argument(-1, null, number.value());
        Operand.View view = (Operand.View) operand;
        return new Kernel.Argument(storage.buffer(view.value()), view.layout(), 0);
    }

    private Kernel.Loop loop() {
        for (int value : group.values) {
            if (values.get(value).computation() instanceof Elementwise elementwise) write(value, elementwise);
            else write(value, (Reduction) values.get(value).computation());
        }
        return LoopAxes.merged(new Kernel.Loop(group.space, List.copyOf(steps), List.copyOf(stores)));
    }

    private void write(int value, Elementwise elementwise) {
        List<Integer> operands = elementwise.operands().stream().map(this::step).toList();
        Value written = values.get(value);
        // A copy is the same number stored once more, so it needs no step of its own.
        boolean copy = elementwise.function() == Copy.FUNCTION;
        int step = copy
                ? operands.get(0)
                : add(new Step.Apply(elementwise.function(), operands, written.name(), written.formula()));
        stepOf.put(value, step);
        List<Integer> strides = contiguous();
        if (storage.isKept(value))
            stores.add(new Kernel.Store(step, new Access(storage.buffer(value), 0, strides), null, written.name()));
        for (int target : targets.getOrDefault(value, List.of())) {
            stores.add(new Kernel.Store(step, new Access(target, 0, strides), null, storage.name(target)));
        }
    }

    private void write(int value, Reduction reduction) {
        int step = step(reduction.operand());
        Layout layout = reduction.operand().layout();
        List<Integer> strides = IntStream.range(0, layout.rank())
                .filter(axis -> layout.size(axis) != 1)
                .mapToObj(axis -> reduction.strides()[axis])
                .toList();
        stores.add(new Kernel.Store(
                step,
                new Access(storage.buffer(value), 0, strides),
                reduction.combine(),
                values.get(value).name()));
    }

    private int step(Operand operand) {
        if (operand instanceof Operand.Number number) return add(new Step.Number(number.value()));
        Operand.View view = (Operand.View) operand;
        if (fusion.group(view.value()) == group && fusion.isInPassing(view)) return stepOf.get(view.value());
        Layout layout = view.layout().squeezed();
        List<Integer> strides =
                IntStream.range(0, layout.rank()).mapToObj(layout::stride).toList();
        Access access = new Access(storage.buffer(view.value()), layout.offset(), strides);
        return loads.computeIfAbsent(access, from -> add(new Step.Load(from)));
    }

    private int add(Step step) {
        steps.add(step);
        return steps.size() - 1;
    }

    private List<Integer> contiguous() {
        Layout layout = Layout.contiguous(
                group.space.stream().mapToInt(Integer::intValue).toArray());
        return IntStream.range(0, layout.rank()).mapToObj(layout::stride).toList();
    }

    /** The kernel that copies an array. */
    static Kernel copy(int from, int to, int elements, String name) {
        boolean scalar = elements == 1;
        List<Integer> strides = scalar ? List.of() : List.of(1);
        Step load = new Step.Load(new Access(from, 0, strides));
        Kernel.Store store = new Kernel.Store(0, new Access(to, 0, strides), null, name);
        return new Kernel.Loop(scalar ? List.of() : Arrays.asList(elements), List.of(load), List.of(store));
    }
}
