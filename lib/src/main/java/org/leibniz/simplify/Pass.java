package org.leibniz.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leibniz.expr.Apply;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.shape.Shape;

/** Rewrites the nodes of a graph once each, operands before users. */
final class Pass implements Surroundings {
    private static final int REWRITES_OF_ONE_NODE = 100;

    private final Graph graph;
    private final Nodes nodes;
    private final List<Rule> rules;
    private final Statistics statistics;
    private final Chains chains;
    private final Expr[] results;
    private final Map<Expr, Integer> uses = new IdentityHashMap<>();
    private final Map<Expr, Product> remembered = new IdentityHashMap<>();
    private boolean writesOut;
    private boolean changed;

    Pass(Graph graph, Nodes nodes, List<Rule> rules, Statistics statistics) {
        this.graph = graph;
        this.nodes = nodes;
        this.rules = rules;
        this.statistics = statistics;
        chains = new Chains(graph);
        results = new Expr[graph.size()];
        // What was given comes first, so that nothing given is replaced by an equal node that a rule makes.
        for (int id = 0; id < results.length; id++) results[id] = rebuilt(id);
    }

    /** From now on every node counts as dissolving that has no name, though several nodes may use it. */
    void writeOut() {
        writesOut = true;
    }

    /** The rewritten roots. */
    List<Expr> run() {
        for (int id = 0; id < results.length; id++) {
            results[id] = chains.isInside(id) ? rebuilt(id) : simplified(id);
            uses.merge(results[id], chains.uses(id), Integer::sum);
        }
        return graph.roots().stream().map(id -> results[id]).toList();
    }

    boolean changed() {
        return changed;
    }

    private Expr rebuilt(int id) {
        List<Expr> operands = new ArrayList<>();
        for (int operand : graph.args(id)) operands.add(results[operand]);
        return nodes.given(results[id] == null ? graph.node(id) : results[id], operands);
    }

    private Expr simplified(int id) {
        Expr before = rebuilt(id);
        List<String> used = new ArrayList<>();
        Expr after = rewritten(before, used);
        List<String> names = names(id);
        boolean keepsNames = names.isEmpty() || Nodes.mayBeNamed(after, names);
        if (!keepsNames) after = before;
        if (after != before) {
            changed = true;
            statistics.applied(used);
        }
        return after instanceof Apply ? nodes.named(after, names) : after;
    }

    private Expr rewritten(Expr before, List<String> used) {
        Expr e = before;
        boolean applied = true;
        // An op with several results is no value that could be written otherwise.
        while (applied && e instanceof Apply apply && apply.shapes().size() == 1) {
            statistics.step();
            Expr next = apply;
            for (int i = 0; i < rules.size() && next == apply; i++) next = result(rules.get(i), apply, used);
            applied = next != apply;
            e = next;
            if (used.size() > REWRITES_OF_ONE_NODE)
                throw statistics.overrun("rewriting " + before + " does not end", used);
        }
        return e;
    }

    private Expr result(Rule rule, Apply apply, List<String> used) {
        Optional<Expr> made = rule.rewrite(apply, this);
        if (made.isEmpty()) return apply;
        Expr result = unique(made.get());
        Product product = remembered.get(made.get());
        if (product != null) remembered.putIfAbsent(result, product);
        if (result == apply) return apply;
        assert shapes(result).equals(shapes(apply))
                : rule.name() + " changes the shape of " + apply + ", " + shapes(apply) + " to " + shapes(result);
        used.add(rule.name());
        return result;
    }

    private static List<Shape> shapes(Expr e) {
        return e instanceof Apply apply ? apply.shapes() : List.of(e.shape());
    }

    /** All names of the nodes that compute the same, the names of the first of them in front. */
    private List<String> names(int id) {
        if (graph.names(id).isEmpty()) return List.of();
        List<String> names = new ArrayList<>(graph.node(id).names());
        graph.names(id).stream().filter(name -> !names.contains(name)).sorted().forEach(names::add);
        return names;
    }

    @Override
    public boolean dissolves(Expr e) {
        return e.names().isEmpty() && (writesOut || uses.getOrDefault(e, 0) == 1);
    }

    @Override
    public Product factors(Expr e) {
        Product known = remembered.get(e);
        if (known != null) return known;
        boolean repeated = Operands.unnamed(e, BroadcastTo.class).isPresent();
        Optional<Product> factors = repeated ? ProductReader.read(e, this) : ProductReader.readFactor(e, this);
        return factors.orElseGet(() -> Product.of(e));
    }

    @Override
    public @Nullable Product remembered(Expr e) {
        return remembered.get(e);
    }

    @Override
    public void remember(Expr e, Product factors) {
        remembered.put(e, factors);
    }

    @Override
    public Expr unique(Expr e) {
        return nodes.made(e, this::countUses);
    }

    // A rule may use a node twice that had one user, by looking through another one that stays.
    private void countUses(Expr made) {
        if (made instanceof Apply apply) for (Expr operand : apply.args()) uses.merge(operand, 1, Integer::sum);
    }

    @Override
    public void step() {
        statistics.step();
    }
}
