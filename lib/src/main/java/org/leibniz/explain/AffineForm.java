package org.leibniz.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.leibniz.explain.ExplainedStep.View;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Printer;
import org.leibniz.expr.Symbol;
import org.leibniz.op.Ops;
import org.leibniz.simplify.Simplifier;

/** Shows that layers without activations between them are one: y = W·x + b, W being the derivative and b the value at 0. */
record AffineForm(Symbol x, Expr weight, Expr offset) {

    /** Empty unless several steps lead from the vector x to the vector y and the derivative does not depend on x. */
    static Optional<AffineForm> of(Derivation derivation) {
        boolean vectors = derivation.by() instanceof Symbol
                && derivation.by().shape().rank() == 1
                && derivation.result().shape().rank() == 1;
        if (!vectors || derivation.chain().stepsBetween().size() < 2) return Optional.empty();
        Symbol x = (Symbol) derivation.by();
        Expr weight = Simplifier.simplify(derivation.derivative());
        if (Graph.of(weight).id(x) >= 0) return Optional.empty();
        Expr offset = Simplifier.simplify(at(derivation.result(), x, Ops.zeros(x.shape())));
        return Optional.of(new AffineForm(x, weight, offset));
    }

    // Built anew without names: what h was is not what it is at 0.
    private static Expr at(Expr y, Symbol x, Expr value) {
        Graph graph = Graph.of(y);
        Map<Integer, Expr> built = new HashMap<>();
        for (int id = 0; id < graph.size(); id++) {
            Expr node = graph.node(id);
            int[] args = graph.args(id);
            if (node == x) built.put(id, value);
            else if (node instanceof Apply apply)
                built.put(
                        id,
                        new Apply(
                                apply.op(),
                                IntStream.of(args).mapToObj(built::get).toList()));
            else built.put(id, node);
        }
        return built.get(graph.roots().get(0));
    }

    /** The same function of x. */
    Expr value() {
        return weight.dot(x).plus(offset);
    }

    ExplainedStep step(Derivation derivation) {
        Step root = derivation.steps().root();
        Step target = derivation.chain().target();
        Phrase line = w -> w.notation()
                .equation(w.name(root), new Printer(w.notation()).print(value()).toString());
        return new ExplainedStep(
                "affine",
                View.MATRIX,
                List.of(w -> w.name(root), w -> w.name(target)),
                List.of(line),
                List.of(),
                Set.of(root, target),
                null);
    }
}
