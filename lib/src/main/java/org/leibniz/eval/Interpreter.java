package org.leibniz.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.kernel.Lowering;
import org.leibniz.op.Phases;
import org.leibniz.shape.Dim;
import org.leibniz.shape.Shape;

/** Evaluates expressions by the plain loops of their ops, in double precision: slow, simple, and the judge of all else. */
public final class Interpreter {
    private final Graph graph;
    private final Map<String, Long> sizes = new HashMap<>();
    private final List<List<Tensor>> values = new ArrayList<>();

    private Interpreter(Graph graph, Map<Symbol, Tensor> inputs, Map<String, Long> known) {
        this.graph = graph;
        sizes.putAll(known);
        for (Symbol symbol : graph.symbols()) bindSizes(symbol, inputs.get(symbol));
        // A derivative that is 0 may need a size without needing the symbol that has it.
        inputs.forEach(this::bindSizes);
        for (int id = 0; id < graph.size(); id++) values.add(value(id, inputs));
    }

    /** @throws IllegalArgumentException if an input is missing or has other sizes than its symbol */
    public static Tensor evaluate(Expr e, Map<Symbol, Tensor> inputs) {
        return evaluate(List.of(e), inputs).get(0);
    }

    /** Evaluates several expressions at once, shared parts once; without a word about it, as in inference. */
    public static List<Tensor> evaluate(List<? extends Expr> expressions, Map<Symbol, Tensor> inputs) {
        Graph graph = Graph.of(Phases.inference(expressions));
        return evaluate(graph, inputs).results();
    }

    /** Evaluates every node of a graph. */
    public static Interpreter evaluate(Graph graph, Map<Symbol, Tensor> inputs) {
        return new Interpreter(graph, inputs, Map.of());
    }

    /** Evaluates a part of a larger graph, whose sizes are known. */
    static Interpreter evaluate(Graph graph, Map<Symbol, Tensor> inputs, Map<String, Long> sizes) {
        return new Interpreter(graph, inputs, sizes);
    }

    public List<Tensor> results() {
        return graph.roots().stream().map(this::value).toList();
    }

    /** The value of one node of the graph. */
    public Tensor value(int id) {
        return values.get(id).get(0);
    }

    /** The values that the named sizes take, as the inputs imply them. */
    public Map<String, Long> sizes() {
        return Map.copyOf(sizes);
    }

    // A size that is a name alone is learned from the input; compound sizes are checked afterwards.
    private void bindSizes(Symbol symbol, @Nullable Tensor input) {
        String described = symbol.described();
        if (input == null) throw new IllegalArgumentException("no value is given for " + described);
        if (input.rank() != symbol.shape().rank()) {
            throw new IllegalArgumentException(described + ": got a value of shape " + Shape.of(longs(input.sizes())));
        }
        for (int axis = 0; axis < input.rank(); axis++) {
            Dim dim = symbol.shape().dim(axis);
            if (dim.names().contains(dim.toString())) sizes.putIfAbsent(dim.toString(), (long) input.sizes()[axis]);
        }
    }

    private static long[] longs(int[] sizes) {
        return Arrays.stream(sizes).asLongStream().toArray();
    }

    private List<Tensor> value(int id, Map<Symbol, Tensor> inputs) {
        Expr e = graph.node(id);
        if (e instanceof Constant constant) return List.of(Tensor.scalar(constant.value()));
        if (e instanceof Symbol symbol) return List.of(input(symbol, Objects.requireNonNull(inputs.get(symbol))));
        Apply apply = (Apply) e;
        if (apply.op().lower(apply) instanceof Lowering.SizeOf size) {
            return List.of(Tensor.scalar(size.size().evaluate(sizes)));
        }
        int[] operands = graph.args(id);
        List<Tensor> in = new ArrayList<>();
        for (int operand : operands) in.addAll(values.get(operand));
        List<int[]> shapes = apply.shapes().stream()
                .map(shape -> shape.evaluate(sizes).sizes())
                .toList();
        if (apply.op() instanceof Loop loop) return Repetition.run(loop.body(), in, shapes, sizes);
        try {
            return apply.op().reference(in, shapes);
        } catch (ArithmeticException undefined) {
            throw apply.failure(undefined);
        }
    }

    private Tensor input(Symbol symbol, Tensor value) {
        int[] expected = symbol.shape().evaluate(sizes).sizes();
        if (!Arrays.equals(expected, value.sizes())) {
            throw new IllegalArgumentException(symbol.described() + ": got a value of shape "
                    + Shape.of(longs(value.sizes())) + (sizes.isEmpty() ? "" : ", with sizes " + sizes));
        }
        return value;
    }
}
