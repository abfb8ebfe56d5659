package org.leibniz.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Definitions;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.plan.Computation.Elementwise;
import org.leibniz.plan.Schedule.Update;
import org.leibniz.shape.ShapeException;
import org.leibniz.simplify.Stabilizer;

/** Makes a plan: translates the graph, fuses loops, orders them, and writes the kernels down. */
final class Planner {
    private final Graph graph;
    private final Translation translation;
    private final List<Integer> outputs = new ArrayList<>();
    private final List<Update> updates = new ArrayList<>();

    Planner(List<? extends Expr> outputs, Map<Symbol, ? extends Expr> updates, Map<String, Long> sizes) {
        List<Expr> roots = new ArrayList<>(outputs);
        updates.forEach((symbol, value) -> {
            if (!symbol.shape().equals(value.shape())) {
                throw ShapeException.differ(
                        "update", symbol.described(), value.described(), "a new value needs the same shape");
            }
            roots.add(value);
        });
        roots.addAll(updates.keySet());
        this.graph = Graph.of(Definitions.expand(Stabilizer.stabilize(roots)));
        this.translation = new Translation(graph, sizes);
        List<Integer> ids = graph.roots();
        for (int i = 0; i < outputs.size(); i++) this.outputs.add(outputValue(ids.get(i)));
        for (int i = 0; i < updates.size(); i++) {
            int symbol = ids.get(outputs.size() + updates.size() + i);
            this.updates.add(new Update(
                    updateValue(ids.get(outputs.size() + i)), view(symbol).value()));
        }
    }

    private Operand.View view(int id) {
        return (Operand.View) translation.operand(id);
    }

    /** The value whose place is the array of an output: that of the node if no other output has it, else a copy. */
    private int outputValue(int id) {
        boolean own = translation.operand(id) instanceof Operand.View view
                && isPlainResult(view)
                && !outputs.contains(view.value());
        return own ? view(id).value() : translation.copyOf(id).value();
    }

    private boolean isPlainResult(Operand.View view) {
        Value value = translation.values().get(view.value());
        Computation computation = value.computation();
        boolean computed = computation instanceof Elementwise
                || computation instanceof Computation.Reduction
                || computation instanceof Computation.Product
                || computation instanceof Computation.Window;
        return computed && view.layout().isContiguous() && view.layout().elements() == value.elements();
    }

    private int updateValue(int id) {
        boolean direct = translation.operand(id) instanceof Operand.View view
                && isPlainResult(view)
                && translation.values().get(view.value()).computation() instanceof Elementwise;
        return direct ? view(id).value() : translation.copyOf(id).value();
    }

    Plan plan() {
        List<Value> values = translation.values();
        Fusion fusion = new Fusion(values);
        Schedule schedule = new Schedule(fusion, values, updates);
        Storage storage = new Storage(values, fusion, schedule, outputs);
        Map<Integer, List<Integer>> targets = new HashMap<>();
        for (Update update : schedule.inPlace()) {
            targets.computeIfAbsent(update.value(), value -> new ArrayList<>()).add(storage.buffer(update.symbol()));
        }
        List<Kernel> kernels = new ArrayList<>();
        for (Group group : schedule.order()) {
            kernels.add(new KernelWriter(values, fusion, storage, targets, group).kernel());
        }
        for (Update update : schedule.late()) {
            String name = values.get(update.symbol()).name();
            int from = storage.buffer(update.value());
            kernels.add(KernelWriter.copy(
                    from,
                    storage.buffer(update.symbol()),
                    values.get(update.value()).elements(),
                    name));
        }
        return storage.arranged(Chains.joined(Epilogues.joined(kernels)));
    }

    /** What a computation reads. */
    static List<Operand> operands(Computation computation) {
        if (computation instanceof Elementwise elementwise) return elementwise.operands();
        if (computation instanceof Computation.Reduction reduction) return List.of(reduction.operand());
        if (computation instanceof Computation.Product product) return Arrays.asList(product.left(), product.right());
        if (computation instanceof Computation.Window window) return List.of(window.operand());
        if (computation instanceof Computation.Routine routine) return routine.operands();
        return List.of();
    }
}
