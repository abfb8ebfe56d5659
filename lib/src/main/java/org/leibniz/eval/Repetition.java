package org.leibniz.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;

/** Evaluates the body of a loop step by step. */
final class Repetition {
    private Repetition() {}

    /** The results of a {@link Loop} for its operands. */
    static List<Tensor> run(Loop.Body body, List<Tensor> in, List<int[]> shapes, Map<String, Long> sizes) {
        int carried = body.carried().size();
        int sequences = body.slices().size();
        List<Expr> roots = new ArrayList<>(body.next());
        roots.addAll(body.outputs());
        Graph graph = Graph.of(roots);
        Map<Symbol, Tensor> point = new HashMap<>();
        List<Tensor> state = in.subList(0, carried);
        for (int i = 0; i < body.fixed().size(); i++) point.put(body.fixed().get(i), in.get(carried + sequences + i));
        int steps = in.get(carried).sizes()[0];
        List<Tensor> kept = new ArrayList<>();
        for (int i = carried; i < shapes.size(); i++) kept.add(Tensor.zeros(shapes.get(i)));
        for (int turn = 0; turn < steps; turn++) {
            int step = body.step(turn, steps);
            for (int i = 0; i < sequences; i++) point.put(body.slices().get(i), slice(in.get(carried + i), step));
            for (int i = 0; i < carried; i++) {
                point.put(body.carried().get(i), state.get(i));
                put(state.get(i), kept.get(body.outputs().size() + i), step);
            }
            List<Tensor> results = Interpreter.evaluate(graph, point, sizes).results();
            state = results.subList(0, carried);
            for (int i = 0; i < body.outputs().size(); i++) put(results.get(carried + i), kept.get(i), step);
        }
        List<Tensor> all = new ArrayList<>(state);
        all.addAll(kept);
        return all;
    }

    private static Tensor slice(Tensor sequence, int step) {
        int[] sizes = Arrays.copyOfRange(sequence.sizes(), 1, sequence.rank());
        int count = Tensor.count(sizes);
        return new Tensor(sizes, Arrays.copyOfRange(sequence.values(), step * count, (step + 1) * count));
    }

    private static void put(Tensor value, Tensor sequence, int step) {
        System.arraycopy(value.values(), 0, sequence.values(), step * value.values().length, value.values().length);
    }
}
