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
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.expr.Tensor;
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

        private static String text(Expr e, Writing w) {
            return new Printer(w.notation()).print(e).toString();
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

    /** Whether all facts hold at a point. */
    static boolean hold(List<Conclusion> facts, Map<Symbol, Tensor> point) {
        for (Conclusion fact : facts) {
            Expr square = fact.left().minus(fact.right()).squared();
            Expr error = square.shape().isScalar() ? square : square.sum();
            if (!(Interpreter.evaluate(error, point).item() <= NEARLY)) return false;
        }
        return true;
    }

    /** A point near this one at which all facts hold; empty if none was found. */
    static Optional<Map<Symbol, Tensor>> satisfied(List<Conclusion> facts, Map<Symbol, Tensor> point) {
        if (facts.isEmpty()) return Optional.of(point);
        Expr error = null;
        for (Conclusion fact : facts) {
            Expr square = fact.left().minus(fact.right()).squared();
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
