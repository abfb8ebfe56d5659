package org.leibniz.explain;

import java.util.List;
import java.util.Map;
import org.leibniz.diff.Pullback;
import org.leibniz.expr.Apply;
import org.leibniz.expr.Expr;
import org.leibniz.expr.Graph;
import org.leibniz.expr.Substitution;
import org.leibniz.expr.Symbol;
import org.leibniz.shape.Dim;

/**
 * Derivatives of single components of ops that work on whole arrays. Such an op hands down to its operand a linear
 * function of what is handed to it; the coefficient of one component there is the derivative of that component.
 */
final class Wholes {
    private final Components components;
    private final Factors factors;

    Wholes(Components components, Factors factors) {
        this.components = components;
        this.factors = factors;
    }

    /**
     * The derivative of an {@link Entry} by a component of an operand, in output form where the entry is of the step
     * itself: {@code pᵢ(δᵢⱼ − pⱼ)}.
     *
     * @throws NoComponentForm if what is handed down has no component form
     */
    Expr derivative(Apply node, Step of, Symbol by, List<Dim> byAt) {
        Entry entry = (Entry) node.op();
        Symbol seed = Symbol.input("seed", entry.whole().shape());
        Expr handed = Pullback.of(entry.whole(), seed).by(List.of(by)).get(0);
        if (Graph.of(handed).id(entry.whole()) >= 0 && isOwn(entry, of))
            handed = Substitution.in(handed, Map.of(entry.whole(), of.standIn()));
        Expr formula = components.formula(handed, byAt);
        for (Expr part : Graph.of(formula).nodes()) {
            boolean opaque = part instanceof Apply apply
                    && apply.op() instanceof Entry inner
                    && Graph.of(inner.whole()).id(seed) >= 0;
            if (opaque) {
                throw new NoComponentForm(
                        "no component form is known for the derivative of " + entry.whole() + " by " + by.name());
            }
        }
        return factors.coefficient(formula, seed, entry.indices(), byAt);
    }

    private static boolean isOwn(Entry entry, Step of) {
        Graph graph = Graph.of(of.definition(), entry.whole());
        return graph.roots().get(0).equals(graph.roots().get(1));
    }
}
