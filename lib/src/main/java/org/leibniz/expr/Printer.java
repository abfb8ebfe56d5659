package org.leibniz.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.leibniz.kernel.Lowering;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Text;

/**
 * Writes expressions. Named nodes below the root are written by their name; an unnamed node that is used twice, or that
 * would make the line long, is given a name of its own: {@code 2σ(u)x where u = wx + b}.
 */
public final class Printer {
    private static final int LINE_TOKENS = 200;

    private final Notation notation;
    private final Function<Expr, Text> leaf;
    private final boolean naming;

    /** A formula and the definitions of the names that the printer had to invent for it. */
    public record Formula(Text text, Map<String, Text> definitions, Notation notation) {
        @Override
        public String toString() {
            if (definitions.isEmpty()) return text.string();
            List<String> equations = new ArrayList<>();
            definitions.forEach((name, value) ->
                    equations.add(notation.equation(notation.symbol(name).string(), value.string())));
            return notation.where(text.string(), equations);
        }
    }

    public Printer() {
        this(Notation.UNICODE);
    }

    public Printer(Notation notation) {
        this(notation, e -> null);
    }

    /** A printer that writes the nodes for which {@code leaf} has a text as that text. */
    public Printer(Notation notation, Function<Expr, Text> leaf) {
        this(notation, leaf, true);
    }

    private Printer(Notation notation, Function<Expr, Text> leaf, boolean naming) {
        this.notation = notation;
        this.leaf = leaf;
        this.naming = naming;
    }

    /** A printer that writes out what is used twice, as long as the line does not get too long. */
    public Printer inlining() {
        return new Printer(notation, leaf, false);
    }

    /** Writes the formula of the root, names standing for themselves. */
    public Formula print(Expr root) {
        return print(root, Set.of());
    }

    /** Writes the formula of the root with the definition of every named formula in it, so that it can be read back. */
    public Formula printWhole(Expr root) {
        return printWhole(root, Set.of());
    }

    /** As {@link #printWhole(Expr)}, never inventing one of the names in {@code taken}, which the reader knows. */
    public Formula printWhole(Expr root, Set<String> taken) {
        Graph graph = Graph.of(root);
        Writing writing = new Writing(graph, taken);
        int top = graph.roots().get(0);
        Map<String, Text> definitions = new LinkedHashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            boolean formula = id != top && graph.label(id) != null && !(graph.node(id) instanceof Symbol);
            if (formula) {
                Text text = writing.write(id);
                definitions.putAll(writing.takeDefinitions());
                definitions.put(graph.label(id), text);
            }
        }
        Text text = writing.write(top);
        definitions.putAll(writing.takeDefinitions());
        return new Formula(text, definitions, notation);
    }

    /** As {@link #print(Expr)}, never inventing one of the names in {@code taken}. */
    public Formula print(Expr root, Set<String> taken) {
        Graph graph = Graph.of(root);
        Writing writing = new Writing(graph, taken);
        Text text = writing.write(graph.roots().get(0));
        return new Formula(text, writing.takeDefinitions(), notation);
    }

    /** Writes one graph, keeping the names it invented. */
    private final class Writing {
        private final Graph graph;
        private final Notation notation;
        private final Set<String> names = new HashSet<>();
        private final Set<String> taken = new HashSet<>();
        private final Set<Integer> functionArguments = new HashSet<>();
        private final Map<Integer, String> invented = new HashMap<>();
        private Map<String, Text> definitions = new LinkedHashMap<>();
        private int inventedNumber = 1;

        Writing(Graph graph, Set<String> taken) {
            this.graph = graph;
            this.taken.addAll(taken);
            for (int id = 0; id < graph.size(); id++) {
                this.taken.addAll(graph.names(id));
                if (graph.label(id) != null) this.taken.add(graph.label(id));
                if (isFunction(id)) functionArguments.add(graph.args(id)[0]);
            }
            names.addAll(this.taken);
            for (Expr node : graph.nodes()) this.taken.addAll(sizeNames(node));
            Set<String> words = new HashSet<>(this.taken);
            // In plain text ∂x may be spelled dx.
            this.taken.stream()
                    .filter(name -> name.startsWith("∂"))
                    .forEach(name -> words.add("d" + name.substring(1)));
            notation = Printer.this.notation.avoiding(words);
        }

        private Set<String> sizeNames(Expr node) {
            if (!(node instanceof Apply apply)) return node.shape().names();
            Set<String> found = new HashSet<>();
            apply.shapes().forEach(shape -> found.addAll(shape.names()));
            size(apply).ifPresent(found::add);
            return found;
        }

        private Optional<String> size(Apply node) {
            boolean size = node.args().isEmpty() && node.op().lower(node) instanceof Lowering.SizeOf;
            return size
                    ? Optional.of(
                            ((Lowering.SizeOf) node.op().lower(node)).size().toString())
                    : Optional.empty();
        }

        Map<String, Text> takeDefinitions() {
            Map<String, Text> done = definitions;
            definitions = new LinkedHashMap<>();
            return done;
        }

        Text write(int root) {
            List<Integer> visible = visible(root);
            Map<Integer, Integer> uses = new HashMap<>();
            for (int id : visible)
                if (isOpen(id, root)) for (int operand : operands(id)) uses.merge(operand, 1, Integer::sum);
            Set<Integer> defined = toDefine(visible, uses, root);
            Map<Integer, Text> texts = new HashMap<>();
            for (int id : visible) {
                Text text = isOpen(id, root) ? apply(id, root, texts) : leafText(id, root);
                boolean define =
                        id != root && isOpen(id, root) && (defined.contains(id) || text.tokens() > LINE_TOKENS);
                texts.put(id, define ? define(id, text) : text);
            }
            return texts.get(root);
        }

        /** Whether the node is written by its formula here, not by a name. */
        private boolean isOpen(int id, int root) {
            return graph.node(id) instanceof Apply
                    && (id == root || graph.label(id) == null && !invented.containsKey(id))
                    && leaf.apply(graph.node(id)) == null;
        }

        /** What a node is written with, which skips the op of a result that has a name. */
        private int[] operands(int id) {
            boolean skips = graph.node(id) instanceof Apply apply && apply.isNamedResult();
            return graph.args(skips ? graph.args(id)[0] : id);
        }

        private List<Integer> visible(int root) {
            Set<Integer> seen = new HashSet<>();
            Deque<Integer> pending = new ArrayDeque<>(List.of(root));
            while (!pending.isEmpty()) {
                int id = pending.pop();
                if (seen.add(id) && isOpen(id, root)) for (int operand : operands(id)) pending.push(operand);
            }
            return seen.stream().sorted().toList();
        }

        private Set<Integer> toDefine(List<Integer> visible, Map<Integer, Integer> uses, int root) {
            Set<Integer> defined = new HashSet<>();
            if (!naming) return defined;
            for (int used : visible) {
                if (uses.getOrDefault(used, 0) < 2) continue;
                int id = used;
                while (isOpen(id, root) && isBroadcast(id)) id = graph.args(id)[0];
                if (!isOpen(id, root) || id == root || isBrief(id, root)) continue;
                // f(long) used twice reads best as f(u), twice, where u is the long argument.
                boolean call = isFunction(id) && isOpen(graph.args(id)[0], root);
                defined.add(call ? graph.args(id)[0] : id);
            }
            return defined;
        }

        private boolean isBroadcast(int id) {
            return graph.node(id) instanceof Apply apply && apply.op() instanceof BroadcastTo;
        }

        private boolean isFunction(int id) {
            return graph.node(id) instanceof Apply apply && apply.op() instanceof Unary;
        }

        /** A leaf, or a function or repetition of one: a name would not be shorter. */
        private boolean isBrief(int id, int root) {
            int depth = 0;
            int at = id;
            while (isOpen(at, root)) {
                int[] operands = operands(at);
                if (operands.length == 0) return true;
                if (operands.length > 1 || !isBroadcast(at) && ++depth > 1) return false;
                at = operands[0];
            }
            return true;
        }

        private Text define(int id, Text text) {
            String name = invent(id);
            invented.put(id, name);
            definitions.put(name, text);
            return notation.symbol(name);
        }

        private String invent(int id) {
            String name = functionArguments.contains(id) ? "u" : "t" + inventedNumber;
            while (!taken.add(name)) name = "t" + inventedNumber++;
            return name;
        }

        private Text leafText(int id, int root) {
            Text own = leaf.apply(graph.node(id));
            if (own != null) return own;
            if (graph.label(id) != null && !(id == root && graph.node(id) instanceof Constant))
                return notation.symbol(graph.label(id));
            if (invented.containsKey(id)) return notation.symbol(invented.get(id));
            return ((Constant) graph.node(id)).print(notation);
        }

        private Text apply(int id, int root, Map<Integer, Text> texts) {
            int[] operands = operands(id);
            Apply node = (Apply) graph.node(id);
            // A size whose name is also that of a symbol or formula would be read back as that.
            boolean clash = size(node).filter(names::contains).isPresent();
            if (clash) return notation.call("size", notation.literal(size(node).get()));
            return NodeWriter.write(node, notation, i -> texts.get(operands[i]), i -> {
                boolean broadcast = isOpen(operands[i], root) && isBroadcast(operands[i]);
                return broadcast ? texts.get(graph.args(operands[i])[0]) : null;
            });
        }
    }
}
