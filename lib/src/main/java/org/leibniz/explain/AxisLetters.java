package org.leibniz.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Part;
import org.leibniz.kernel.Lowering;
import org.leibniz.shape.Shape;

/**
 * The letter each axis prefers as its index. Axes that run together, such as those a contraction joins, share a letter;
 * letters are given in forward order, leaving out those that are names already.
 */
final class AxisLetters {
    static final String LETTERS = "ijklmnprstuv";

    private final Graph wanted;

    /** The nodes of the wanted graph, and those that their ops are defined by. */
    private final Graph graph;

    private final int[] firstAxis;
    private final int[] parent;
    private final Map<Integer, String> letters = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    AxisLetters(Graph wanted) {
        this.wanted = wanted;
        Map<Expr, Expr> definitions = new IdentityHashMap<>();
        this.graph = withDefinitions(wanted, definitions);
        firstAxis = new int[graph.size() + 1];
        for (int id = 0; id < graph.size(); id++) firstAxis[id + 1] = firstAxis[id] + rank(id);
        parent = new int[firstAxis[graph.size()]];
        for (int axis = 0; axis < parent.length; axis++) parent[axis] = axis;
        for (int id = 0; id < graph.size(); id++) {
            taken.addAll(graph.names(id));
            if (rank(id) > 0 || graph.args(id).length > 0) join(id);
        }
        definitions.forEach((node, definition) -> {
            int id = graph.id(node);
            for (int axis = 0; axis < rank(id); axis++) union(id, axis, graph.id(definition), axis);
        });
        for (int id = 0; id < graph.size(); id++) {
            if (single(id)) graph.node(id).shape().names().forEach(taken::add);
        }
        for (int id = 0; id < graph.size(); id++) {
            if (isSequence(id) && !taken.contains(LoopForm.INDEX)) letters.put(find(firstAxis[id]), LoopForm.INDEX);
        }
        for (Expr node : shown(wanted)) {
            for (int axis = 0; axis < rank(graph.id(node)); axis++) {
                if (!node.shape().dim(axis).isOne()) letterOf(graph.id(node), axis);
            }
        }
    }

    /** The nodes that are more than operands of loops, which have no components of their own. */
    private static List<Expr> shown(Graph wanted) {
        Set<Integer> operands = new HashSet<>();
        Set<Integer> used = new HashSet<>(wanted.roots());
        for (int id = 0; id < wanted.size(); id++) {
            boolean loop = wanted.node(id) instanceof Apply apply && apply.op() instanceof Loop;
            for (int arg : wanted.args(id)) (loop ? operands : used).add(arg);
        }
        operands.removeAll(used);
        List<Expr> shown = new ArrayList<>();
        for (int id = 0; id < wanted.size(); id++) if (!operands.contains(id)) shown.add(wanted.node(id));
        return shown;
    }

    private static Graph withDefinitions(Graph wanted, Map<Expr, Expr> definitions) {
        List<Expr> roots = new ArrayList<>(wanted.nodes());
        Deque<Expr> pending = new ArrayDeque<>(wanted.nodes());
        while (!pending.isEmpty()) {
            Expr node = pending.pop();
            if (!(node instanceof Apply apply && apply.op() instanceof Composite op)) continue;
            Expr definition = op.definition(apply);
            definitions.put(node, definition);
            roots.add(definition);
            pending.addAll(Graph.of(definition).nodes().stream()
                    .filter(inner -> wanted.id(inner) < 0)
                    .toList());
        }
        return Graph.of(roots);
    }

    private boolean single(int id) {
        return !(graph.node(id) instanceof Apply apply) || apply.shapes().size() == 1;
    }

    private int rank(int id) {
        return single(id) ? graph.node(id).shape().rank() : 0;
    }

    /** The preferred letter of an axis of a node. */
    String letter(int id, int axis) {
        return letterOf(graph.id(wanted.node(id)), axis);
    }

    /** A letter for an axis that only definitions have. */
    String freeLetter() {
        return free(letters.values());
    }

    private String letterOf(int id, int axis) {
        return letters.computeIfAbsent(find(firstAxis[id] + axis), root -> free(letters.values()));
    }

    /** A letter that is no name and not among those in use. */
    String free(Iterable<String> inUse) {
        Set<String> used = new HashSet<>(taken);
        inUse.forEach(used::add);
        for (int round = 0; ; round++) {
            for (char letter : LETTERS.toCharArray()) {
                String candidate = round == 0 ? String.valueOf(letter) : letter + String.valueOf(round);
                if (!used.contains(candidate)) return candidate;
            }
        }
    }

    /** A letter for an axis of no node. */
    String first() {
        return free(Set.of());
    }

    /** Whether a node is what all steps of a loop give. */
    private boolean isSequence(int id) {
        return graph.node(id) instanceof Apply apply
                && apply.op() instanceof Part part
                && apply.arg(0) instanceof Apply source
                && source.op() instanceof Loop loop
                && part.output() >= loop.body().carried().size();
    }

    /** The sequences of a loop run together. */
    private void joinSequences(int id) {
        Loop.Body body = ((Loop) ((Apply) ((Apply) graph.node(id)).arg(0)).op()).body();
        int[] operands = graph.args(graph.args(id)[0]);
        for (int i = 0; i < body.slices().size(); i++)
            union(id, 0, operands[body.carried().size() + i], 0);
    }

    private void join(int id) {
        if (isSequence(id)) joinSequences(id);
        if (!(graph.node(id) instanceof Apply apply) || !single(id)) return;
        int[] args = graph.args(id);
        Lowering lowering = apply.op().lower(apply);
        if (lowering instanceof Lowering.Pointwise) {
            for (int arg : args) for (int axis = 0; axis < rank(id); axis++) union(id, axis, arg, axis);
        } else if (lowering instanceof Lowering.Contract contract) {
            joinLetters(contract.left(), args[0], contract.right(), args[1]);
            joinLetters(contract.left(), args[0], contract.result(), id);
            joinLetters(contract.right(), args[1], contract.result(), id);
        } else if (lowering instanceof Lowering.Reduce reduce) {
            int at = 0;
            for (int axis = 0; axis < rank(args[0]); axis++) {
                boolean reduced = reduce.axes().contains(axis);
                if (!reduced) union(id, at, args[0], axis);
                if (!reduced || reduce.keep()) at++;
            }
        } else if (lowering instanceof Lowering.Permute permute) {
            for (int axis = 0; axis < rank(id); axis++)
                union(id, axis, args[0], permute.axes().get(axis));
        } else if (lowering instanceof Lowering.Expand expand) {
            for (int axis = 0; axis < rank(args[0]); axis++) {
                int target = expand.axes().get(axis);
                if (!graph.node(args[0]).shape().dim(axis).isOne()) union(id, target, args[0], axis);
            }
        } else if (lowering instanceof Lowering.Window window) {
            for (int axis = 0; axis < rank(args[0]); axis++) {
                int same = window.places().get(axis).sameAs();
                if (same >= 0 && same < rank(id)) union(id, same, args[0], axis);
            }
        } else if (lowering instanceof Lowering.Reshape) {
            Shape from = graph.node(args[0]).shape();
            for (int[] pair : ReshapedAxes.of(from, apply.shape()).same()) union(args[0], pair[0], id, pair[1]);
        }
    }

    private void joinLetters(String first, int firstId, String second, int secondId) {
        for (int axis = 0; axis < first.length(); axis++) {
            int other = second.indexOf(first.charAt(axis));
            if (other >= 0) union(firstId, axis, secondId, other);
        }
    }

    private void union(int id, int axis, int otherId, int otherAxis) {
        parent[find(firstAxis[id] + axis)] = find(firstAxis[otherId] + otherAxis);
    }

    private int find(int axis) {
        int root = axis;
        while (parent[root] != root) root = parent[root];
        for (int at = axis; parent[at] != root; ) {
            int next = parent[at];
            parent[at] = root;
            at = next;
        }
        return root;
    }
}
