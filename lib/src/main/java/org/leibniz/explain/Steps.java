package org.leibniz.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Composite;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Loop;
import org.leibniz.expr.Part;
import org.leibniz.expr.Symbol;
import org.leibniz.kernel.Lowering;

/**
 * The named nodes of an expression as steps, each cut off from the ones it builds on. What has no name is a part of the
 * step that uses it, so naming decides the detail of every derivation; only what is read beyond its ends is given a name,
 * since it is 0 there, and its formula need not be.
 */
final class Steps {
    private final Graph graph;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Step> byId = new HashMap<>();
    private final Map<Symbol, Step> byStandIn = new IdentityHashMap<>();
    private final Map<Expr, Integer> origin = new IdentityHashMap<>();
    private final Map<Step, List<Step>> operands = new HashMap<>();

    /** @throws IllegalArgumentException if the expression is a symbol or a constant, in which nothing is computed */
    Steps(Expr root) {
        graph = Graph.of(root);
        int top = graph.roots().get(0);
        if (!(graph.node(top) instanceof Apply)) {
            throw new IllegalArgumentException("a derivation needs a formula, " + root + " computes nothing");
        }
        Set<Expr> padded = padded();
        Expr[] cut = new Expr[graph.size()];
        for (int id = 0; id < cut.length; id++) {
            Expr node = graph.node(id);
            if (node instanceof Symbol symbol) {
                cut[id] = symbol;
                add(new Step(id, symbol.name(), symbol, null));
            } else if (node instanceof Constant) {
                cut[id] = node;
            } else {
                cut[id] = cut(id, (Apply) node, cut, id == top || padded.contains(node), id == top);
            }
            origin.put(cut[id], id);
        }
    }

    /** The operands without a name that windows reach out of. */
    private Set<Expr> padded() {
        Set<Expr> padded = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Expr node : graph.nodes()) {
            if (!(node instanceof Apply user && user.op() instanceof Composite composite)) continue;
            for (Expr part : Graph.of(composite.definition(user)).nodes()) {
                boolean outside = part instanceof Apply apply
                        && apply.op().lower(apply) instanceof Lowering.Window window
                        && Components.mayReachOutside(apply, window);
                if (outside && user.args().contains(((Apply) part).arg(0))) padded.add(((Apply) part).arg(0));
            }
        }
        return padded;
    }

    private Expr cut(int id, Apply node, Expr[] cut, boolean named, boolean top) {
        Apply formula =
                node.with(IntStream.of(graph.args(id)).mapToObj(i -> cut[i]).toList());
        boolean step = named || graph.label(id) != null && node.shapes().size() == 1 || isLoopPart(node);
        if (!step) return formula;
        String name = graph.label(id) != null ? graph.label(id) : top ? freeName() : partName(node);
        formula.named(name);
        origin.put(formula, id);
        Symbol standIn = Symbol.input(name, node.shape());
        add(new Step(id, name, standIn, formula));
        return standIn;
    }

    private static boolean isLoopPart(Apply node) {
        return node.op() instanceof Part && node.arg(0) instanceof Apply source && source.op() instanceof Loop;
    }

    private String partName(Apply node) {
        String wanted = isLoopPart(node) ? loopName(node) : "h";
        return Stream.iterate(1, n -> n + 1)
                .map(n -> n == 1 ? wanted : wanted + "_" + n)
                .filter(name -> graph.named(name) == null
                        && steps.stream().noneMatch(taken -> taken.name().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    /** The name that a value has inside of its loop, or {@code hT} for what the last step hands on as h. */
    private static String loopName(Apply node) {
        Loop.Body body = ((Loop) ((Apply) node.arg(0)).op()).body();
        int output = ((Part) node.op()).output();
        int carried = body.carried().size();
        List<Expr> results = new ArrayList<>(body.next());
        results.addAll(body.outputs());
        boolean named = output < results.size() && !results.get(output).names().isEmpty();
        return (named ? results.get(output).names().get(0) : "s") + (output < carried ? "T" : "");
    }

    private String freeName() {
        return Stream.of("f", "E", "L", "F")
                .filter(name -> graph.named(name) == null)
                .findFirst()
                .orElse("result");
    }

    private void add(Step step) {
        steps.add(step);
        byId.put(step.id(), step);
        byStandIn.put(step.standIn(), step);
    }

    Graph graph() {
        return graph;
    }

    /** All steps, symbols among them; operands come before what uses them. */
    List<Step> all() {
        return steps;
    }

    /** The steps that compute something, the result first. */
    List<Step> computed() {
        List<Step> computed = new ArrayList<>();
        for (int i = steps.size() - 1; i >= 0; i--) if (!steps.get(i).isSymbol()) computed.add(steps.get(i));
        return computed;
    }

    Step root() {
        return steps.get(steps.size() - 1);
    }

    /** The step of an expression, or null if the result does not depend on it. */
    Step of(Expr e) {
        int id = graph.id(e);
        if (id < 0) return null;
        Step step = byId.get(id);
        if (step == null)
            throw new IllegalArgumentException("give " + e.described() + " a name to follow a derivative to it");
        return step;
    }

    Step of(Symbol standIn) {
        return byStandIn.get(standIn);
    }

    /** The node of the whole graph that a node of a definition was made of; below 0 for one that an op is defined by. */
    int origin(Expr local) {
        return origin.getOrDefault(local, -1);
    }

    /** The steps that a step uses directly, in order of appearance. */
    List<Step> operands(Step step) {
        return operands.computeIfAbsent(step, this::findOperands);
    }

    private List<Step> findOperands(Step step) {
        if (step.isSymbol()) return List.of();
        return Graph.of(step.definition()).symbols().stream()
                .map(byStandIn::get)
                .toList();
    }
}
