package org.leibniz.train;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.leibniz.compile.Call;
import org.leibniz.compile.Precision;
import org.leibniz.compile.Program;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** Finds the first node of a graph whose value is no finite number. */
final class NotFinite {
    /**
     * A value that is not finite.
     *
     * @param index where it is in the value of the node
     */
    record Place(Expr node, String name, double value, int[] index) {
        /** Whether the first index counts samples. */
        boolean hasSample(String size) {
            return index.length > 0 && node.shape().dim(0).toString().equals(size);
        }

        @Override
        public String toString() {
            return name + " is " + (Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞")
                    + (index.length == 0 ? "" : " at " + Arrays.toString(index).replace(" ", ""));
        }
    }

    private final Graph graph;
    private final List<Integer> ids = new ArrayList<>();
    private final List<Tensor> values = new ArrayList<>();

    /** Computes every node, in the precision of training. */
    NotFinite(List<Expr> roots, Map<Symbol, float[]> arrays, String size, long count) {
        this.graph = Graph.of(roots);
        List<Expr> nodes = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            Expr node = graph.node(id);
            boolean several = node instanceof Apply apply && apply.shapes().size() > 1;
            if (node instanceof Constant || several) continue;
            ids.add(id);
            nodes.add(node);
        }
        Program program = Program.compile(nodes, Precision.FLOAT32);
        Call call = program.call().size(size, count);
        for (Symbol symbol : program.inputs()) call.with(symbol, requireNonNull(arrays.get(symbol)), 0);
        call.run();
        for (int i = 0; i < nodes.size(); i++) values.add(call.tensor(i));
    }

    /** In words; the NaN that came first, and what was infinite before it. */
    List<Place> places() {
        Place first = first(value -> !Double.isFinite(value));
        Place nan = first(Double::isNaN);
        if (first == null) return List.of();
        return nan == null || nan.node() == first.node() ? List.of(first) : List.of(first, nan);
    }

    private @Nullable Place first(DoublePredicate wrong) {
        for (int i = 0; i < ids.size(); i++) {
            Tensor value = values.get(i);
            for (int at = 0; at < value.values().length; at++) {
                if (wrong.test(value.values()[at])) return place(ids.get(i), value, at);
            }
        }
        return null;
    }

    private Place place(int id, Tensor value, int at) {
        int[] strides = Tensor.strides(value.sizes());
        int[] index = new int[strides.length];
        for (int axis = 0; axis < index.length; axis++) index[axis] = at / strides[axis] % value.sizes()[axis];
        String label = graph.label(id);
        Expr node = graph.node(id);
        return new Place(node, label == null ? node.toString() : label, value.values()[at], index);
    }
}
