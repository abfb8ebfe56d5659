package org.leibniz.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.leibniz.expr.BroadcastTo;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.notation.Notation;

/** Where in the chain of named steps a node of a formula stands. */
final class Places {
    private static final int LONG = 40;

    private final Graph graph;
    private final int target;
    private final boolean[] depends;

    Places(Graph graph, int target) {
        this.graph = graph;
        this.target = target;
        this.depends = graph.dependents(List.of(target));
    }

    /** A value by its name, else by its formula. */
    static String text(Expr e, Graph graph) {
        Expr shown = BroadcastTo.source(e);
        int id = graph.id(shown);
        String label = id < 0 ? null : graph.label(id);
        if (label != null) return Notation.UNICODE.symbol(label).string();
        String text = new Printer(Notation.UNICODE).print(shown).toString();
        return text.length() > LONG ? text.substring(0, LONG) + "…" : text;
    }

    private boolean isStep(int id) {
        return graph.label(id) != null || id == graph.roots().get(0);
    }

    private String name(int id) {
        String label = graph.label(id);
        if (label != null) return label;
        return Stream.of("f", "E", "L", "F")
                .filter(name -> graph.named(name) == null)
                .findFirst()
                .orElse("result");
    }

    /** The named step that a node is part of. */
    int step(int id) {
        boolean[] above = graph.dependents(List.of(id));
        for (int user = id; user < graph.size(); user++) {
            if (above[user] && isStep(user) && !(graph.node(user) instanceof Symbol)) return user;
        }
        return graph.roots().get(0);
    }

    /** The named step nearest below a node on the way to the target. */
    int below(int id) {
        boolean[] reached = new boolean[graph.size()];
        reached[id] = true;
        for (int at = id; at > target; at--) {
            if (!reached[at]) continue;
            if (isStep(at)) return at;
            for (int operand : graph.args(at)) if (depends[operand]) reached[operand] = true;
        }
        return target;
    }

    String nodeName(int id) {
        return name(step(id));
    }

    /** The factor of the chain product, {@code ∂y/∂u₂}. */
    String factor(int id, int operand) {
        return partial(step(id), below(operand));
    }

    private List<Integer> steps() {
        List<Integer> chain = new ArrayList<>();
        for (int at = target; at < graph.size(); at++) if (depends[at] && isStep(at)) chain.add(at);
        Collections.reverse(chain);
        return chain;
    }

    private String partial(int of, int by) {
        return Notation.UNICODE
                .partial(Notation.UNICODE.symbol(name(of)), Notation.UNICODE.symbol(name(by)))
                .string();
    }

    /** Which factor of the chain it is, if there is one chain only: {@code factor 2 of 5}. */
    Optional<String> position(int id) {
        List<Integer> chain = steps();
        int at = chain.indexOf(step(id));
        return at < 0 || chain.size() < 3
                ? Optional.empty()
                : Optional.of("factor " + (at + 1) + " of " + (chain.size() - 1));
    }
}
