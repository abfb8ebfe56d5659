package org.leibniz.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Op;
import org.leibniz.expr.Symbol;

/** Makes of one declaration the expressions of a training program or of an inference program. */
public final class Phases {
    private static final int TRAINING = 0;
    private static final int INFERENCE = 1;

    private Phases() {}

    /** The expressions with every {@link Phase} replaced by what it is in training. */
    public static List<Expr> training(List<? extends Expr> expressions) {
        return resolve(expressions, TRAINING);
    }

    /** The expressions with every {@link Phase} replaced by what it is in inference; nothing is {@link Tracked} there. */
    public static List<Expr> inference(List<? extends Expr> expressions) {
        return resolve(expressions, INFERENCE);
    }

    /**
     * What a step of training replaces the {@link Tracked} states by; a step computes all of it from old values.
     *
     * @throws IllegalArgumentException if a state would get two values, or its value comes from inside of a loop
     */
    public static Map<Symbol, Expr> updates(List<? extends Expr> expressions) {
        List<Expr> pairs = new ArrayList<>();
        collect(Graph.of(expressions), pairs);
        List<Expr> resolved = training(pairs);
        Graph graph = Graph.of(resolved);
        Map<Symbol, Integer> ids = new HashMap<>();
        Map<Symbol, Expr> updates = new LinkedHashMap<>();
        for (int i = 0; i < resolved.size(); i += 2) {
            if (!(resolved.get(i) instanceof Symbol state)) {
                throw new IllegalArgumentException(
                        "tracked: needs a symbol, got " + resolved.get(i).described());
            }
            int next = graph.roots().get(i + 1);
            Integer other = ids.putIfAbsent(state, next);
            if (other != null && other != next) {
                throw new IllegalArgumentException("tracked: " + state.described() + " would get two new values, "
                        + graph.node(other) + " and " + graph.node(next));
            }
            updates.putIfAbsent(state, resolved.get(i + 1));
        }
        return updates;
    }

    /** Adds each tracked state and, behind it, what it is replaced by. */
    static void collect(Graph graph, List<Expr> pairs) {
        for (Expr node : graph.nodes()) {
            if (!(node instanceof Apply apply)) continue;
            if (apply.op() instanceof Tracked) pairs.addAll(apply.args());
            if (apply.op() instanceof Loop loop) pairs.addAll(PhasedBody.tracked(loop.body(), apply.args()));
        }
    }

    static List<Expr> resolve(List<? extends Expr> roots, int operand) {
        Graph graph = Graph.of(roots);
        if (!hasPhases(graph)) return List.copyOf(roots);
        List<Expr> done = new ArrayList<>();
        for (int id = 0; id < graph.size(); id++) {
            List<Expr> operands =
                    IntStream.of(graph.args(id)).mapToObj(done::get).toList();
            done.add(resolved(graph, id, operands, operand));
        }
        return graph.roots().stream().map(done::get).toList();
    }

    private static Expr resolved(Graph graph, int id, List<Expr> operands, int operand) {
        if (!(graph.node(id) instanceof Apply apply)) return graph.node(id);
        if (apply.op() instanceof Phase) return named(operands.get(operand), graph.names(id));
        if (apply.op() instanceof Tracked) return operands.get(0);
        Op op = apply.op();
        if (op instanceof Loop loop) op = PhasedBody.resolved(loop, operand);
        boolean same = op == apply.op();
        for (int i = 0; i < operands.size(); i++) same &= operands.get(i) == graph.node(graph.args(id)[i]);
        if (same) return apply;
        Expr copy = new Apply(op, operands);
        graph.names(id).forEach(copy::named);
        return copy;
    }

    /** As a node of its own, since the names are not those that the declaration has given to it. */
    private static Expr named(Expr e, Set<String> names) {
        if (names.isEmpty() || !(e instanceof Apply apply)) return e;
        Expr copy = apply.with(apply.args());
        apply.names().forEach(copy::named);
        names.forEach(copy::named);
        return copy;
    }

    static boolean hasPhases(Graph graph) {
        return graph.nodes().stream()
                .anyMatch(node -> node instanceof Apply apply
                        && (apply.op() instanceof Phase
                                || apply.op() instanceof Tracked
                                || apply.op() instanceof Loop loop && PhasedBody.hasPhases(loop.body())));
    }
}
