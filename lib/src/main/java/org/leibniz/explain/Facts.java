package org.leibniz.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leibniz.diff.Gradient;
import org.leibniz.eval.Interpreter;
import org.leibniz.explain.ExplainedStep.View;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Constant;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
import org.leibniz.notation.Notation;
import org.leibniz.notation.Rational;
import org.leibniz.shape.Dim;
import org.leibniz.simplify.Simplifier;

/** What becomes of a derivative when something is known of the values: with {@code sum(t) = 1} it is {@code p − t}. */
final class Facts {
    private static final int MOST_STEPS = 50;
    private static final double NEARLY = 1e-24;
    private static final double SATISFIED = 1e-15;

    private Facts() {}

    /** A fact and the derivative that it leads to. */
    record Conclusion(Expr left, Expr right, Expr derivative) {
        ExplainedStep step(Derivation derivation, @Nullable Tensor value) {
            Phrase fact = w -> w.notation().equation(text(left, w), text(right, w));
            Phrase line =
                    w -> w.matrix().derivative(derivative, derivation.chain().target());
            return new ExplainedStep(
                    "fact",
                    View.BOTH,
                    List.of(fact),
                    List.of(line),
                    List.of(),
                    Set.of(derivation.chain().root(), derivation.chain().target()),
                    value);
        }
    }

    /** The facts that change the derivative, each applied to what the one before has led to. */
    static List<Conclusion> conclusions(Derivation derivation, Map<Expr, Expr> facts) {
        List<Conclusion> conclusions = new ArrayList<>();
        Expr derivative = derivation.derivative();
        for (Map.Entry<Expr, Expr> fact : facts.entrySet()) {
            Expr left = Simplifier.simplify(fact.getKey());
            if (Graph.of(derivative).id(left) < 0) continue;
            Expr right = fact.getValue().broadcastTo(left.shape());
            derivative = Simplifier.simplify(Substitution.in(derivative, Map.of(left, right)));
            conclusions.add(new Conclusion(fact.getKey(), fact.getValue(), derivative));
        }
        return conclusions;
    }

    /**
     * The sum over all paths for one component with its sums carried out.
     *
     * @param rule why it is so
     * @param arguments the fact it needs, if any
     */
    record Collapsed(String rule, List<Phrase> arguments, Expr formula) {
        ExplainedStep step(Derivation derivation) {
            ChainRule chain = derivation.chain();
            Phrase line = w -> w.notation()
                    .equation(w.components().left(chain), w.components().formula(formula));
            Set<Step> ends = Set.of(chain.root(), chain.target());
            return new ExplainedStep(rule, View.COMPONENT, arguments, List.of(line), List.of(), ends, null);
        }
    }

    /** The sum of products with its Kronecker deltas resolved, and what each fact makes of that. */
    static List<Collapsed> collapsed(Derivation derivation, Map<Expr, Expr> facts) {
        ChainRule chain = derivation.chain();
        if (chain.paths().isEmpty()) return List.of();
        Expr sum = null;
        for (ChainRule.Path path : chain.paths())
            sum = sum == null ? ChainRule.formula(path) : sum.plus(ChainRule.formula(path));
        boolean delta = Graph.of(sum).nodes().stream()
                .anyMatch(node -> node instanceof Apply apply && apply.op() instanceof Kronecker);
        if (!delta) return List.of();
        IndexAlgebra algebra = new IndexAlgebra(derivation);
        Optional<List<Term>> terms = algebra.expand(sum);
        if (terms.isEmpty()) return List.of();
        List<Collapsed> collapsed = new ArrayList<>();
        Expr formula = algebra.formula(terms.get());
        List<Term> current = terms.get();
        for (Map.Entry<Expr, Expr> fact : facts.entrySet()) {
            List<Term> next = applied(derivation, algebra, current, fact);
            if (next.equals(current)) continue;
            current = next;
            if (collapsed.isEmpty()) collapsed.add(new Collapsed("collapse", List.of(), formula));
            Phrase reason = w -> w.notation().equation(text(fact.getKey(), w), text(fact.getValue(), w));
            collapsed.add(new Collapsed("fact", List.of(reason), algebra.formula(next)));
        }
        // Multiplied out it may be longer, and then it says nothing.
        boolean shorter = tokens(derivation, formula) <= tokens(derivation, sum);
        return collapsed.isEmpty() && shorter ? List.of(new Collapsed("collapse", List.of(), formula)) : collapsed;
    }

    private static int tokens(Derivation derivation, Expr formula) {
        return derivation.components(Notation.ASCII).formula(formula).length();
    }

    private static List<Term> applied(
            Derivation derivation, IndexAlgebra algebra, List<Term> terms, Map.Entry<Expr, Expr> fact) {
        Optional<Rational> value = Constant.exactIn(fact.getValue());
        boolean known = derivation
                .steps()
                .graph()
                .symbols()
                .containsAll(Graph.of(fact.getKey()).symbols());
        if (value.isEmpty() || !known) return terms;
        List<Dim> indices = new ArrayList<>();
        for (int axis = 0; axis < fact.getKey().shape().rank(); axis++) indices.add(Dim.named("f_" + axis));
        Optional<List<Term>> left = algebra.expand(derivation.components().formula(fact.getKey(), indices));
        boolean single = left.isPresent() && left.get().size() == 1;
        return single ? algebra.with(terms, left.get().get(0), value.get()) : terms;
    }

    private static String text(Expr e, Writing w) {
        return new Printer(w.notation()).print(e).toString();
    }

    /** Whether all facts hold at a point. */
    static boolean hold(Map<Expr, Expr> facts, Map<Symbol, Tensor> point) {
        for (Map.Entry<Expr, Expr> fact : facts.entrySet()) {
            Expr square = fact.getKey().minus(fact.getValue()).squared();
            Expr error = square.shape().isScalar() ? square : square.sum();
            if (!(Interpreter.evaluate(error, point).item() <= NEARLY)) return false;
        }
        return true;
    }

    /** A point near this one at which all facts hold; empty if none was found. */
    static Optional<Map<Symbol, Tensor>> satisfied(Map<Expr, Expr> facts, Map<Symbol, Tensor> point) {
        if (facts.isEmpty()) return Optional.of(point);
        Expr error = null;
        for (Map.Entry<Expr, Expr> fact : facts.entrySet()) {
            Expr square = fact.getKey().minus(fact.getValue()).squared();
            Expr sum = square.shape().isScalar() ? square : square.sum();
            error = error == null ? sum : error.plus(sum);
        }
        Graph graph = Graph.of(error);
        List<Symbol> symbols =
                graph.symbols().stream().filter(symbol -> !symbol.isIndex()).toList();
        List<Expr> all = new ArrayList<>(Gradient.of(error).by(symbols));
        all.add(error);
        Map<Symbol, Tensor> moved = new HashMap<>(point);
        for (int i = 0; i < MOST_STEPS; i++) {
            List<Tensor> values = Interpreter.evaluate(all, moved);
            double distance = values.get(symbols.size()).item();
            if (!(distance > SATISFIED * SATISFIED)) return Optional.of(moved);
            double slope = 0;
            for (Tensor gradient : values.subList(0, symbols.size())) for (double g : gradient.values()) slope += g * g;
            // A sum of squares that is 0 at its least has twice its distance left along the gradient.
            double step = 2 * distance / slope;
            for (int s = 0; s < symbols.size(); s++) {
                double[] next = moved.get(symbols.get(s)).values().clone();
                for (int at = 0; at < next.length; at++)
                    next[at] -= step * values.get(s).values()[at];
                moved.put(symbols.get(s), new Tensor(moved.get(symbols.get(s)).sizes(), next));
            }
        }
        return Optional.empty();
    }
}
