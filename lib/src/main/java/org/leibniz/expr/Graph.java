package org.leibniz.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.leibniz.notation.Names;

/**
 * All nodes that some expressions need, each computation once. Nodes are numbered so that operands come before what uses
 * them; everything that walks a graph walks these numbers, never the expressions recursively.
 */
public final class Graph {
    /** An op applied to nodes of this graph. */
    private record Key(Op op, int[] args) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Arrays.equals(args, that.args) && op.equals(that.op);
        }

        @Override
        public int hashCode() {
            return 31 * op.hashCode() + Arrays.hashCode(args);
        }
    }

    private static final int[] NO_OPERANDS = {};

    private final List<Expr> nodes = new ArrayList<>();
    private final List<int[]> args = new ArrayList<>();
    private final Map<Integer, Set<String>> names = new TreeMap<>();
    private final Map<Expr, Integer> ids = new IdentityHashMap<>();
    private final Map<Object, Integer> canonical = new HashMap<>();
    private final List<Integer> roots = new ArrayList<>();
    private final Map<Integer, String> labels;

    /** @throws IllegalArgumentException if one name stands for two symbols, or for a symbol and a formula */
    public static Graph of(Expr... roots) {
        return new Graph(Arrays.asList(roots));
    }

    /** As {@link #of(Expr...)}. */
    public static Graph of(Collection<? extends Expr> roots) {
        return new Graph(roots);
    }

    private Graph(Collection<? extends Expr> expressions) {
        for (Expr root : expressions) {
            number(root);
            roots.add(ids.get(root));
        }
        labels = labels();
    }

    private void number(Expr root) {
        Deque<Expr> pending = new ArrayDeque<>();
        pending.push(root);
        while (!pending.isEmpty()) {
            Expr e = pending.peek();
            if (ids.containsKey(e)) {
                pending.pop();
                continue;
            }
            boolean ready = true;
            if (e instanceof Apply apply) {
                for (int i = apply.args().size() - 1; i >= 0; i--) {
                    if (!ids.containsKey(apply.arg(i))) {
                        pending.push(apply.arg(i));
                        ready = false;
                    }
                }
            }
            if (ready) {
                pending.pop();
                ids.put(e, idOf(e));
            }
        }
    }

    private int idOf(Expr e) {
        int[] operands = e instanceof Apply apply ? ids(apply.args(), ids) : NO_OPERANDS;
        Integer known = canonical.putIfAbsent(key(e, operands), nodes.size());
        int id = known == null ? nodes.size() : known;
        if (known == null) {
            nodes.add(e);
            args.add(operands);
        }
        if (!e.names().isEmpty())
            names.computeIfAbsent(id, i -> new LinkedHashSet<>()).addAll(e.names());
        return id;
    }

    private static int[] ids(List<Expr> operands, Map<Expr, Integer> ids) {
        int[] found = new int[operands.size()];
        for (int i = 0; i < found.length; i++) found[i] = ids.get(operands.get(i));
        return found;
    }

    /** What makes two nodes one: the op and its operands, the number, or for a symbol itself. */
    private static Object key(Expr e, int[] operands) {
        if (e instanceof Apply apply) return new Key(apply.op(), operands);
        return e instanceof Constant constant ? constant.identity() : e;
    }

    private Map<Integer, String> labels() {
        Map<String, List<Integer>> owners = new LinkedHashMap<>();
        names.forEach((id, given) -> {
            for (String name : given)
                owners.computeIfAbsent(name, n -> new ArrayList<>()).add(id);
        });
        owners.forEach(this::checkSymbols);
        Set<String> taken = new HashSet<>(owners.keySet());
        Map<String, Integer> numbers = new HashMap<>();
        Map<Integer, String> chosen = new HashMap<>();
        names.forEach((id, given) -> {
            String first = given.iterator().next();
            chosen.put(id, owners.get(first).size() == 1 ? first : numbered(first, numbers, taken));
        });
        return chosen;
    }

    private void checkSymbols(String name, List<Integer> sharing) {
        if (sharing.size() == 1) return;
        long symbols =
                sharing.stream().filter(id -> nodes.get(id) instanceof Symbol).count();
        if (symbols > 1) throw new IllegalArgumentException("two symbols are named " + name);
        if (symbols == 1) throw new IllegalArgumentException(name + " names both a symbol and a formula");
    }

    // A name given in a loop stands for several nodes: cell becomes cell1, cell2, …
    private static String numbered(String name, Map<String, Integer> numbers, Set<String> taken) {
        String separator = Names.digits(name).isEmpty() ? "" : "_";
        String label;
        do {
            label = name + separator + numbers.merge(name, 1, Integer::sum);
        } while (!taken.add(label));
        return label;
    }

    public int size() {
        return nodes.size();
    }

    public Expr node(int id) {
        return nodes.get(id);
    }

    public List<Expr> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** The number of the node that computes what {@code e} computes, or −1 if the graph has none. */
    public int id(Expr e) {
        Integer known = ids.get(e);
        if (known != null) return known;
        Graph other = Graph.of(e);
        int[] here = new int[other.size()];
        for (int id = 0; id < here.length; id++) {
            here[id] = lookUp(other, id, here);
            if (here[id] < 0) return -1;
        }
        return here[other.roots.get(0)];
    }

    private int lookUp(Graph other, int id, int[] here) {
        int[] operands = Arrays.stream(other.args(id)).map(i -> here[i]).toArray();
        return canonical.getOrDefault(key(other.node(id), operands), -1);
    }

    /** The numbers of the operands. */
    public int[] args(int id) {
        return args.get(id);
    }

    /** The numbers of the expressions the graph was made of, in their order. */
    public List<Integer> roots() {
        return List.copyOf(roots);
    }

    /** Every name any of the merged nodes was given. */
    public Set<String> names(int id) {
        return names.getOrDefault(id, Set.of());
    }

    /** The name to print, or null for a node without one. A name that several nodes share is numbered. */
    public String label(int id) {
        return labels.get(id);
    }

    /** How many operands each node is, roots counting once more. */
    public int[] uses() {
        int[] uses = new int[size()];
        for (int[] operands : args) for (int operand : operands) uses[operand]++;
        for (int root : roots) uses[root]++;
        return uses;
    }

    /** For each node, whether it needs any of the given nodes or is one of them. */
    public boolean[] dependents(Collection<Integer> on) {
        boolean[] depends = new boolean[size()];
        on.forEach(id -> depends[id] = true);
        for (int id = 0; id < depends.length; id++) {
            for (int operand : args.get(id)) depends[id] |= depends[operand];
        }
        return depends;
    }

    /** The symbols, in the order in which they are first needed. */
    public List<Symbol> symbols() {
        return nodes.stream()
                .filter(Symbol.class::isInstance)
                .map(Symbol.class::cast)
                .toList();
    }

    /** The node that has this name, or null. */
    public Expr named(String name) {
        for (int id = 0; id < size(); id++) {
            if (name.equals(label(id)) || names(id).contains(name)) return nodes.get(id);
        }
        return null;
    }
}
