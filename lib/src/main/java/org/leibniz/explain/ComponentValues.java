package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.leibniz.eval.Interpreter;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.shape.Dim;

/** Evaluates component formulas at given indices; a formula inside an index sum is a table over that index. */
final class ComponentValues {
    /** A value for every choice of some letters, row-major in their order. */
    private record Table(SortedMap<String, Integer> extents, double[] values) {
        double at(Map<String, Long> indices) {
            int at = 0;
            for (Map.Entry<String, Integer> axis : extents.entrySet()) {
                at = at * axis.getValue() + Math.toIntExact(indices.get(axis.getKey()));
            }
            return values[at];
        }
    }

    /** Some component of a value. */
    private record Component(Tensor of, List<Dim> indices) {}

    private final Components components;
    private final Map<Symbol, Tensor> values;
    private final Map<String, Long> sizes;
    private final Map<Expr, Tensor> wholes = new IdentityHashMap<>();

    /**
     * @param values the values of all steps, by their stand-ins
     * @param sizes the values of the named sizes
     */
    ComponentValues(Components components, Map<Symbol, Tensor> values, Map<String, Long> sizes) {
        this.components = components;
        this.values = values;
        this.sizes = sizes;
    }

    private double value(Component component, Map<String, Long> indices) {
        int[] at = component.indices().stream()
                .mapToInt(index -> Math.toIntExact(index(index, indices)))
                .toArray();
        // What a window reaches outside of an array counts as 0.
        for (int axis = 0; axis < at.length; axis++)
            if (at[axis] < 0 || at[axis] >= component.of().sizes()[axis]) return 0;
        return component.of().get(at);
    }

    /** The value of a formula whose free letters have the given values. */
    double value(Expr formula, Map<String, Long> indices) {
        Graph graph = Graph.of(formula);
        Map<String, Integer> running = new HashMap<>();
        for (Expr node : graph.nodes()) {
            if (node instanceof Apply apply && apply.op() instanceof IndexSum sum)
                running.merge(sum.index(), extent(sum.size()), Math::max);
        }
        List<Table> tables = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) tables.add(table(graph, id, tables, running, indices));
        return tables.get(graph.roots().get(0)).at(indices);
    }

    // Unlike sizes, indices may be 0, so they are put in rather than evaluated.
    private long index(Dim index, Map<String, Long> indices) {
        Map<String, Dim> known = new HashMap<>();
        sizes.forEach((name, value) -> known.put(name, Dim.of(value)));
        indices.forEach((name, value) -> known.put(name, Dim.of(value)));
        return index.substitute(known).value();
    }

    private int extent(Dim size) {
        return Math.toIntExact(size.evaluate(sizes));
    }

    private Table table(
            Graph graph, int id, List<Table> tables, Map<String, Integer> running, Map<String, Long> fixed) {
        Expr node = graph.node(id);
        Components.Component component = components.component(node);
        if (component != null) {
            Component read = new Component(values.get(component.of()), component.indices());
            return fill(extents(read, running), fixed, at -> value(read, at));
        }
        if (node instanceof Constant constant) return fill(new TreeMap<>(), fixed, at -> constant.value());
        Apply apply = (Apply) node;
        List<Table> in = new ArrayList<>();
        for (int arg : graph.args(id)) in.add(tables.get(arg));
        SortedMap<String, Integer> extents = new TreeMap<>();
        in.forEach(table -> extents.putAll(table.extents()));
        if (apply.op() instanceof IndexSum sum) return summed(sum, in.get(0), extents, fixed);
        if (apply.op() instanceof Entry entry) {
            Tensor whole = wholes.computeIfAbsent(entry.whole(), e -> Interpreter.evaluate(e, values));
            Component read = new Component(whole, entry.indices());
            return fill(extents(read, running), fixed, at -> value(read, at));
        }
        if (apply.op() instanceof Kronecker delta) {
            for (Dim index : List.of(delta.first(), delta.second())) extents.putAll(among(index.names(), running));
            return fill(extents, fixed, at -> index(delta.first(), at) == index(delta.second(), at) ? 1 : 0);
        }
        if (apply.op().lower(apply) instanceof Lowering.SizeOf size) {
            return fill(extents, fixed, at -> size.size().evaluate(sizes));
        }
        return fill(extents, fixed, at -> {
            List<Tensor> operands =
                    in.stream().map(table -> Tensor.scalar(table.at(at))).toList();
            return apply.op().reference(operands, new int[0]).item();
        });
    }

    private Table summed(IndexSum sum, Table body, SortedMap<String, Integer> extents, Map<String, Long> fixed) {
        SortedMap<String, Integer> left = new TreeMap<>(extents);
        left.remove(sum.index());
        return fill(left, fixed, at -> {
            double total = 0;
            Map<String, Long> inner = new HashMap<>(at);
            for (long i = 0; i < extent(sum.size()); i++) {
                inner.put(sum.index(), i);
                total += body.at(inner);
            }
            return total;
        });
    }

    // Two sums may use one letter for axes of different size, so a plain index takes its extent from its own axis.
    private SortedMap<String, Integer> extents(Component component, Map<String, Integer> running) {
        SortedMap<String, Integer> extents = new TreeMap<>();
        for (int axis = 0; axis < component.indices().size(); axis++) {
            Dim index = component.indices().get(axis);
            extents.putAll(among(index.names(), running));
            boolean plain = extents.containsKey(index.toString());
            if (plain) extents.put(index.toString(), component.of().sizes()[axis]);
        }
        return extents;
    }

    private static SortedMap<String, Integer> among(Set<String> letters, Map<String, Integer> running) {
        SortedMap<String, Integer> among = new TreeMap<>();
        for (String letter : letters) if (running.containsKey(letter)) among.put(letter, running.get(letter));
        return among;
    }

    private interface Cell {
        double at(Map<String, Long> indices);
    }

    private Table fill(SortedMap<String, Integer> extents, Map<String, Long> fixed, Cell cell) {
        List<String> letters = List.copyOf(extents.keySet());
        int[] counts = letters.stream().mapToInt(extents::get).toArray();
        double[] filled = new double[Tensor.count(counts)];
        int[] strides = Tensor.strides(counts);
        Map<String, Long> at = new HashMap<>(sizes);
        at.putAll(fixed);
        for (int i = 0; i < filled.length; i++) {
            for (int axis = 0; axis < counts.length; axis++)
                at.put(letters.get(axis), (long) (i / strides[axis] % counts[axis]));
            filled[i] = cell.at(at);
        }
        return new Table(extents, filled);
    }
}
